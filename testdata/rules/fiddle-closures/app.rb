# frozen_string_literal: true

require 'fiddle'
require 'fiddle/import'
require 'sinatra/base'

# Functions of Ruby that native code is given by their addresses.
module Chime
  extend Fiddle::Importer
  dlload File.expand_path('target/release/libchime.so', __dir__)
  extern 'int chime_each(const char *, void *)'
  extern 'int chime_count(const char *, void *)'

  ARGS = [Fiddle::TYPE_VOIDP, Fiddle::TYPE_VOIDP].freeze

  # An object of which native code runs the method call.
  class Words < Fiddle::Closure
    def call(word, _user)
      system("say #{word}") # want RBN201
      0
    end
  end

  # Nobody gives it to native code.
  class Idle < Fiddle::Closure
    def call(word, _user)
      system("say #{word}")
      0
    end
  end

  # It is given a number.
  class Numbers < Fiddle::Closure
    def call(count)
      system("say #{count}")
      0
    end
  end

  ON_WORD = Fiddle::Closure::BlockCaller.new(Fiddle::TYPE_INT, ARGS) do |word, _user|
    File.delete("/srv/words/#{word}") # want RBN301
    0
  end
  BOUND = bind('int on_word(char *, void *)') { |word, _| system("echo #{word}") ? 1 : 0 } # want RBN201
  WORDS = Words.new(Fiddle::TYPE_INT, ARGS)
  IDLE = Idle.new(Fiddle::TYPE_INT, ARGS)
  NUMBERS = Numbers.new(Fiddle::TYPE_INT, [Fiddle::TYPE_INT])
end

class App < Sinatra::Base
  LIB = Fiddle::Handle.new(File.expand_path('target/release/libchime.so', __dir__))
  EACH = Fiddle::Function.new(LIB['chime_each'], Chime::ARGS, Fiddle::TYPE_INT)

  post '/words' do
    Chime.chime_each(params[:words], Chime::ON_WORD)
    Chime.chime_each('ding,dong', Chime::IDLE)
    Chime.chime_count(params[:words], Chime::NUMBERS)
    204
  end

  post '/words/object' do
    EACH.call(params[:words], Chime::WORDS)
    204
  end

  post '/words/bound' do
    EACH.call(params[:words], Chime::BOUND)
    204
  end

  post '/words/here' do
    closure = Class.new(Fiddle::Closure) do
      def call(word, _user) = system("say #{word}") ? 1 : 0 # want RBN201
    end
    EACH.call(params[:words], closure.new(Fiddle::TYPE_INT, Chime::ARGS))
    204
  end
end
