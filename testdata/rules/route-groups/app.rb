# frozen_string_literal: true

require 'sinatra/base'

# What a group of the route's pattern matched is all that the block is given.
class App < Sinatra::Base
  get %r{/hello/([\w]+)} do |who|
    system("p #{who}")
  end

  get %r{/bye/(.+)} do |who|
    system("p #{who}") # want RBN201
  end

  get %r{/(\d+)/(.*)} do |number, rest|
    system("p #{number}")
    system("p #{rest}") # want RBN201
  end

  get '/plain/:who' do |who|
    system("p #{who}") # want RBN201
  end

  post '/ranges' do
    case JSON.parse(request.body.read, symbolize_names: true)
    in { port: 1..65_535 => port }
      system("p #{port}")
    in { name: 'a'..'z' => name }
      system("p #{name}") # want RBN201
    end
  end

  post '/entries' do
    Gem::Package::TarReader.new(params[:f][:tempfile]).each do |entry|
      File.binwrite("out/#{entry.full_name}", 'x') # want RBN301
      next unless %w[a.txt b.txt].include?(entry.full_name)

      File.binwrite("out/#{entry.full_name}", 'x')
    end
  end

  get %r{/two/([^/]+)/(\d+)} do |word, number|
    system("p #{number}")
    system("p #{word}") # want RBN201
  end
end
