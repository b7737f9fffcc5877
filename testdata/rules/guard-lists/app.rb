# frozen_string_literal: true

require 'sinatra/base'

SIZES = %w[small large].freeze

# A check that is handed what it checks against: what a call of it is worth depends on that.
class App < Sinatra::Base
  FORMATS = { 'png' => 'image/png', 'gif' => 'image/gif' }.freeze
  KINDS = Set.new(%w[plain fancy])
  WORD = /\A\w+\z/

  helpers do
    def allow_only(text, list)
      halt 400 unless list.include?(text) # want RBN004 from=70
    end

    def one_of?(text, list)
      list.include?(text)
    end

    def known?(text, among:)
      among.key?(text)
    end

    def sized?(text, list = SIZES)
      list.include?(text)
    end

    def any_of?(text, *list)
      list.include?(text)
    end

    def shaped!(text, pattern)
      halt 400 unless text.match?(pattern) # want RBN004
    end

    def element?(list, text)
      list.any? { |good| good == text }
    end

    def either?(text, first, second)
      one_of?(text, first) || one_of?(text, second)
    end

    def param_in!(key, list)
      halt 400 unless list.include?(params[key])
    end

    def pick(text, list)
      list.find { |good| good == text } || halt(400)
    end

    def same!(text, other)
      halt 400 unless text == other
    end
  end

  get '/halts' do
    allow_only(params[:x], %w[a b])
    system("p #{params[:x]}")
    allow_only(params[:y], params[:list])
    system("p #{params[:y]}") # want RBN201
    allow_only(params[:z], [params[:good], 'a'])
    system("p #{params[:z]}") # want RBN201
    system("p #{params[:other]}") # want RBN201
  end

  get '/text-is-no-list' do
    allow_only(params[:x], 'small large')
    system("p #{params[:x]}") # want RBN201
  end

  get '/predicate' do
    x = params[:x]
    halt 400 unless one_of?(x, SIZES)
    system("p #{x}")
    y = params[:y]
    halt 400 if one_of?(y, SIZES)
    system("p #{y}") # want RBN201
  end

  get '/class-level' do
    halt 400 unless one_of?(params[:x], FORMATS.keys) && one_of?(params[:y], KINDS)
    system("p #{params[:x]} #{params[:y]}")
  end

  get '/keyword' do
    halt 400 unless known?(params[:x], among: FORMATS)
    system("p #{params[:x]}")
    halt 400 unless known?(params[:y], among: params[:among])
    system("p #{params[:y]}") # want RBN201
  end

  get '/default' do
    halt 400 unless sized?(params[:x])
    system("p #{params[:x]}")
    halt 400 unless sized?(params[:y], params[:sizes])
    system("p #{params[:y]}") # want RBN201
  end

  get '/splat' do
    halt 400 unless any_of?(params[:x], 'a', 'b')
    system("p #{params[:x]}")
    halt 400 unless any_of?(params[:y], 'a', params[:b])
    system("p #{params[:y]}") # want RBN201
  end

  get '/pattern' do
    shaped!(params[:x], WORD)
    system("p #{params[:x]}")
    shaped!(params[:y], /\w/)
    system("p #{params[:y]}") # want RBN201
    shaped!(params[:z], Regexp.new(params[:pattern])) # want RBN405
    system("p #{params[:z]}") # want RBN201
  end

  get '/in-block' do
    halt 400 unless element?(%w[a b], params[:x])
    system("p #{params[:x]}")
    halt 400 unless element?(params[:list], params[:y])
    system("p #{params[:y]}") # want RBN201
  end

  get '/handed-on' do
    halt 400 unless either?(params[:x], SIZES, KINDS)
    system("p #{params[:x]}")
    halt 400 unless either?(params[:y], SIZES, params[:list])
    system("p #{params[:y]}") # want RBN201
  end

  get '/key-and-list' do
    param_in!(:x, SIZES)
    system("p #{params[:x]}")
    param_in!(:y, params[:list])
    system("p #{params[:y]}") # want RBN201
    system("p #{params[:z]}") # want RBN201
  end

  get '/picked' do
    system("p #{pick(params[:x], SIZES)}")
    system("p #{pick(params[:y], params[:list])}") # want RBN201
  end

  get '/same' do
    same!(params[:x], 'a')
    system("p #{params[:x]}")
    same!(params[:y], params[:z])
    system("p #{params[:y]}") # want RBN201
  end

  get '/variable' do
    list = %w[a b]
    allow_only(params[:x], list)
    system("p #{params[:x]}")
    more = %w[a b]
    more << params[:more]
    allow_only(params[:y], more)
    system("p #{params[:y]}") # want RBN201
  end
end

# Pairs that are looked up by one of their two texts.
class Pairs < Sinatra::Base
  TRACKS = [%w[intro a1], %w[hall b2]].freeze
  CODES = { 'x' => '1' }.freeze

  get '/pairs' do
    track = TRACKS.rassoc(params[:x])
    halt 404 if track.nil?
    system("p #{params[:x]}")
    halt 404 unless TRACKS.assoc(params[:y])
    system("p #{params[:y]}")
    halt 404 unless CODES.key(params[:z])
    system("p #{params[:z]}")
    TRACKS.assoc(params[:w])
    system("p #{params[:w]}") # want RBN201
    halt 404 if params[:list].assoc(params[:v])
    system("p #{params[:v]}") # want RBN201
  end
end

# Several elements in one condition.
class Together < Sinatra::Base
  def go(opts)
    halt 400 unless SIZES.include?(opts[:a]) && SIZES.include?(opts[:b])
    system("p #{opts[:a]} #{opts[:b]}")
    system("p #{opts[:c]}") # want RBN201
  end

  get '/one' do
    halt 400 unless SIZES.include?(params[:x]) && SIZES.include?(params[:y])
    system("p #{params[:x]} #{params[:y]}")
    halt 400 unless SIZES.include?(params[:z]) || SIZES.include?(params[:w])
    system("p #{params[:z]}") # want RBN201
    system("p #{params[:w]}") # want RBN201
    go(params)
  end
end
