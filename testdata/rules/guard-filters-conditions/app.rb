# frozen_string_literal: true

require 'sinatra/base'

WORD = /\A\w+\z/
LIST = %w[a b].freeze

# Filters with conditions of their own, and what they do to parameters.
class Conditions < Sinatra::Base
  set(:verb) { |name| condition { request.request_method == name } }
  set(:mobile) { |on| condition { params[:m] == on } }

  before '/jobs/*', verb: 'POST' do
    halt 400 unless params[:job].to_s.match?(WORD)
  end

  before '/phone/*', mobile: true do
    halt 400 unless params[:job].to_s.match?(WORD)
  end

  post '/jobs/run' do
    system("run #{params[:job]}")
    system("run #{params[:other]}") # want RBN201
  end

  get '/jobs/run' do
    system("run #{params[:job]}") # want RBN201
  end

  post '/phone/run' do
    system("run #{params[:job]}") # want RBN201
  end
end

# The block's parameter is what the route's pattern captures too.
class Captured < Sinatra::Base
  before '/users/:id/*' do |id, _rest|
    halt 400 unless id.match?(WORD)
  end

  get '/users/:id/files' do
    system("ls #{params[:id]}")
    system("ls #{params[:name]}") # want RBN201
  end

  get '/groups/:id/files' do
    system("ls #{params[:id]}") # want RBN201
  end
end

# All parameters but one, or only one.
class Others < Sinatra::Base
  before do
    params.each do |key, value|
      next if key == 'note'

      halt 400 unless value.to_s.match?(WORD)
    end
  end

  get '/' do
    system("run #{params[:job]}")
    system("run #{params[:note]}") # want RBN201
  end
end

class Named < Sinatra::Base
  before do
    params.each do |key, value|
      halt 400 if %w[job name].include?(key) && value !~ WORD
    end
  end

  get '/' do
    system("run #{params[:job]} #{params[:name]}")
    system("run #{params[:note]}") # want RBN201
  end
end

class Every < Sinatra::Base
  before { halt 400 if params.values.any? { |value| value.to_s =~ /\W/ } }

  get '/' do
    system("run #{params[:job]}")
  end
end

class NoneBad < Sinatra::Base
  before { halt 400 unless params.values.none? { |value| value.to_s =~ /\W/ } }

  get '/' do
    system("run #{params[:job]}")
  end
end

class SomeBad < Sinatra::Base
  before { halt 400 if params.values.any? { |value| value.to_s.empty? } }

  get '/' do
    system("run #{params[:job]}") # want RBN201
  end
end

# What is not good is taken out.
class Taken < Sinatra::Base
  before do
    params.delete('job') unless params['job'].to_s.match?(WORD)
    params.delete('name') if params['name'].to_s.match?(WORD)
  end

  get '/' do
    system("run #{params['job']}")
    system("run #{params['name']}") # want RBN201
    system("run #{params['note']}") # want RBN201
  end
end

class Selected < Sinatra::Base
  before { params.select! { |_key, value| value.to_s.match?(WORD) } }

  get '/' do
    system("run #{params['job']}")
  end
end

class Rejected < Sinatra::Base
  before { params.reject! { |_key, value| value.to_s.empty? } }

  get '/' do
    system("run #{params['job']}") # want RBN201
  end
end
