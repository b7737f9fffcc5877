# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  get '/read' do
    x = params[:x]
    3.times { |n| system("p #{n} #{x}") } # want RBN201 from=7
  end

  get '/written' do
    x = nil
    params.each { |key, value| x = value if key == 'x' }
    system("p #{x}") # want RBN201 from=13
  end

  get '/written-by-constant' do
    x = 'none'
    params.each { |_key, _value| x = 'some' }
    system("p #{x}")
  end

  get '/counted' do
    n = 0
    params.each { |_key, _value| n += 1 }
    system("p #{n}")
  end

  get '/lambda' do
    x = params[:x]
    run = -> { system("p #{x}") } # want RBN201 from=30
    run.call
  end

  get '/lambda-parameter' do
    run = ->(text) { system("p #{text}") } # want RBN201 from=37
    run.call(params[:x])
  end

  get '/lambda-clean' do
    run = ->(text) { system("p --clean #{text}") }
    run.call('all')
  end

  get '/nested' do
    lines = []
    params[:files].each do |file|
      file[:tags].each { |tag| lines << "--tag=#{tag}" }
    end
    system("p #{lines.join(' ')}") # want RBN201
  end

  # The parameter of the block is another variable than the one outside.
  get '/hidden' do
    x = params[:x]
    %w[one two].each { |x| system("p #{x}") }
    x.length.to_s
  end

  get '/block-local' do
    x = params[:x]
    %w[one two].each { |name; x| x = name; system("p #{x}") }
    x.length.to_s
  end
end
