# frozen_string_literal: true

require 'sinatra/base'

# What is not in the table is refused by the block.
class Machines < Sinatra::Base
  DEVICES = { 'laser' => '/dev/laser0', 'mill' => '/dev/mill0' }.freeze
  Unknown = Class.new(StandardError)

  helpers do
    def device(name)
      DEVICES.fetch(name) { raise Unknown }
    end

    def port(name)
      DEVICES.fetch(name) { '/dev/null' }
    end
  end

  post '/start' do
    system("start #{device(params[:name])}")
    system("log #{params[:name]}")
  end

  post '/halted' do
    name = params[:name]
    DEVICES.fetch(name) { halt 404 }
    system("log #{name}")
  end

  post '/default' do
    system("start #{port(params[:name])}")
    system("log #{params[:name]}") # want RBN201
  end

  post '/some' do
    name = params[:name]
    DEVICES.fetch(name) { |key| key.empty? ? halt(404) : '/dev/null' }
    system("log #{name}") # want RBN201
  end
end
