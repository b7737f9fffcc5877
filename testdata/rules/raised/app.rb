# frozen_string_literal: true

require 'sinatra/base'

# Carries what was wrong.
class Failure < StandardError
  attr_reader :field, :value

  def initialize(field, value: nil)
    super('something is wrong')
    @field = field
    @value = value
  end
end

# Has a message of its own.
class Wordy < StandardError
  def initialize(word)
    super
    @word = word
  end

  def message = "bad word: #{@word}"
end

# Says nothing of what it was given.
class Silent < StandardError
  def initialize(word)
    super("#{word.length} letters")
  end
end

class Missing < StandardError; end
class Gone < Missing; end

# Checks what it is given.
module Checks
  def self.word(word)
    raise Missing, "no such word: #{word}" if word.length > 9
  end

  def self.deep(word)
    word(word)
  end

  def self.each(words)
    words.each { |w| raise Missing, w if yield(w) }
  end

  def self.guarded(word)
    word(word)
  rescue Missing
    'fixed'
  end
end

class App < Sinatra::Base
  get '/in-one' do
    begin
      raise ArgumentError, "no #{params[:a]}"
    rescue ArgumentError => e
      system("x #{e.message}") # want RBN201
      system("x #{e}") # want RBN201
      system("x #{e.full_message}") # want RBN201
      system("x #{e.backtrace.first}")
      system("x #{$!.message}") # want RBN201
    end
    'ok'
  end

  get '/other-clause' do
    begin
      raise Missing, params[:a]
    rescue ArgumentError => e
      system("x #{e.message}")
    rescue Gone => e
      system("x #{e.message}")
    rescue TypeError, Missing => e
      system("x #{e.message}") # want RBN201
    rescue StandardError => e
      system("x #{e.message}")
    end
    'ok'
  end

  get '/else-and-after' do
    begin
      Checks.word('fixed')
    rescue Missing => e
      system("x #{e.message}")
    else
      raise Missing, params[:a]
    end
    'ok'
  end

  get '/attributes' do
    raise Failure.new(params[:a], value: 'fixed')
  rescue Failure => e
    system("x #{e.field}") # want RBN201
    system("x #{e.value}")
    system("x #{e.message}")
  end

  get '/class-and-arguments' do
    raise Failure, params[:a]
  rescue StandardError => e
    system("x #{e.field}") # want RBN201
    system("x #{e.message}")
  end

  get '/own-message' do
    raise Wordy, params[:a]
  rescue Wordy => e
    system("x #{e.message}") # want RBN201
  end

  get '/own-message-anything' do
    raise Wordy, params[:a]
  rescue => e # rubocop:disable Style/RescueStandardError
    system("x #{e.message}") # want RBN201
  end

  get '/silent' do
    raise Silent, params[:a]
  rescue Silent => e
    system("x #{e.message}")
  end

  get '/from-a-callee' do
    Checks.deep(params[:a])
  rescue Missing => e
    system("x #{e.message}") # want RBN201
  end

  get '/from-a-callee-other' do
    Checks.deep('fixed')
    Checks.guarded(params[:a])
  rescue Missing => e
    system("x #{e.message}")
  end

  get '/from-a-block' do
    Checks.each([params[:a]]) { |w| w.length > 9 }
  rescue Missing => e
    system("x #{e.message}") # want RBN201
  end

  get '/in-a-block' do
    begin
      [params[:a]].each { |w| raise Missing, w }
    rescue Missing => e
      system("x #{e.message}") # want RBN201
    end
    begin
      %w[a b].each { |w| raise Missing, w if params[:a] == w }
    rescue Missing => e
      system("x #{e.message}")
    end
    'ok'
  end

  get '/again' do
    begin
      Checks.word(params[:a])
    rescue StandardError
      raise
    end
  rescue Missing => e
    system("x #{e.message}") # want RBN201
  rescue Gone, ArgumentError => e
    system("x #{e.message}")
  end

  get '/wrapped' do
    begin
      Checks.word(params[:a])
    rescue Missing => e
      raise ArgumentError, "failed: #{e.message}"
    end
  rescue ArgumentError => e
    system("x #{e.message}") # want RBN201
  end

  get '/wrapped-away' do
    begin
      Checks.word(params[:a])
    rescue Missing
      raise ArgumentError, 'failed'
    end
  rescue ArgumentError => e
    system("x #{e.message}")
    system("x #{e.cause.message}") # want RBN201
  end

  get '/copies' do
    Checks.word(params[:a])
  rescue Missing => e
    system("x #{e.exception('other').message}")
    system("x #{e.exception.message}") # want RBN201
    system("x #{ArgumentError.new('other').exception(params[:b]).message}") # want RBN201
    system("x #{ArgumentError.new('other').exception('more').message}")
  end

  get '/modifier' do
    begin
      (Checks.word(params[:a]) rescue nil) # rubocop:disable Style/RescueModifier
    rescue Missing => e
      system("x #{e.message}")
    end
    'ok'
  end

  get '/handed-on' do
    Checks.word(params[:a])
  rescue StandardError => e
    run(e)
  end

  get '/handed-on-clean' do
    raise Missing, 'fixed' if params[:a]
  rescue StandardError => e
    run_fixed(e)
  end

  get '/object' do
    error = Missing.new(params[:a])
    raise error
  rescue Missing => e
    system("x #{e.message}") # want RBN201
  end

  get '/copy' do
    raise Missing.new('fixed'), params[:a]
  rescue Missing => e
    system("x #{e.message}") # want RBN201
  end

  get '/class-in-a-variable' do
    kind = params[:b] ? Missing : ArgumentError
    raise kind, params[:a]
  rescue ArgumentError => e
    system("x #{e.message}") # want RBN201
  end

  get '/cleaned' do
    raise Missing, params[:a].to_i.to_s
  rescue Missing => e
    system("x #{e.message}")
  end

  get '/kept' do
    @error = nil
    begin
      Checks.word(params[:a])
    rescue Missing => e
      @error = e
    end
    system("x #{@error.message}") # want RBN201
  end

  def run(error)
    system("x #{error.message}") # want RBN201
  end

  def run_fixed(error)
    system("x #{error.message}")
  end
end
