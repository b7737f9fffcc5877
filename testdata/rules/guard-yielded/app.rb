# frozen_string_literal: true

require 'sinatra/base'

# A method checks before it runs its block, or its block is the check.
class App < Sinatra::Base
  WORD = /\A\w+\z/

  helpers do
    def guarded
      halt 400 unless params[:name].to_s.match?(WORD)
      yield
    end

    def chained
      if request.xhr?
        halt 404
      elsif !params[:name].to_s.match?(WORD)
        halt 400
      end
      yield
    end

    def rescued
      begin
        raise ArgumentError unless params[:name].to_s.match?(WORD)
      rescue ArgumentError
        logger.info('bad')
      end
      yield
    end

    def with_word(value)
      yield if block_given? && value.to_s.match?(WORD)
    end

    def with_any(value)
      logger.info('odd') unless value.to_s.match?(WORD)
      yield
    end

    def with_block(value, &block)
      return unless value.to_s.match?(WORD)

      block.call
    end

    def twice(value)
      yield
      return unless value.to_s.match?(WORD)

      yield
    end

    def need(key)
      value = params[key].to_s
      halt 400 if value.empty? || !yield(value)
    end

    def wish(key)
      logger.info('odd') unless yield(params[key])
    end

    def good?(value)
      !value.nil? && yield(value)
    end

    def always
      yield
    end
  end

  get '/guarded' do
    guarded { system("ls #{params[:name]}") }
    system("ls #{params[:name]}")
    guarded { system("ls #{params[:other]}") } # want RBN201
  end

  get '/chained' do
    chained { system("ls #{params[:name]}") }
    204
  end

  get '/rescued' do
    rescued { system("ls #{params[:name]}") } # want RBN201
  end

  get '/given' do
    name = params[:name]
    with_word(name) { system("ls #{name}") }
    with_word(params[:name]) { system("ls #{params[:name]}") }
    with_word(params[:name]) { system("ls #{params[:other]}") } # want RBN201
    with_any(name) { system("ls #{name}") } # want RBN201
    with_block(name) { system("ls #{name}") }
    twice(name) { system("ls #{name}") } # want RBN201
    204
  end

  get '/asked' do
    need(:name) { |value| value.match?(WORD) }
    system("ls #{params[:name]} #{params[:other]}") # want RBN201
    system("ls #{params[:name]}")
  end

  get '/wished' do
    wish(:name) { |value| value.match?(WORD) }
    system("ls #{params[:name]}") # want RBN201
  end

  get '/empty' do
    need(:name) { |value| value.size < 9 }
    system("ls #{params[:name]}") # want RBN201
  end

  get '/good' do
    halt 400 unless good?(params[:name]) { |value| value.match?(WORD) }
    system("ls #{params[:name]}")
    halt 400 if good?(params[:other]) { |value| value.match?(WORD) }
    system("ls #{params[:other]}") # want RBN201
  end

  get '/always' do
    always { halt 400 unless params[:name].to_s.match?(WORD) }
    system("ls #{params[:name]}")
  end

  get '/tap' do
    name = params[:name].to_s.tap { |value| halt 400 unless value.match?(WORD) }
    system("ls #{name}")
    other = params[:other].to_s.tap { |value| logger.info('odd') unless value.match?(WORD) }
    system("ls #{other}") # want RBN201
  end

  get '/lambda' do
    check = lambda do |value|
      halt 400 unless value.match?(WORD)
    end
    check.call(params.fetch(:name))
    system("ls #{params.fetch(:name)}")
    system("ls #{params.fetch(:other)}") # want RBN201
  end
end
