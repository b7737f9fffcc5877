# frozen_string_literal: true

class API < Grape::API
  rescue_from Missing do |e|
    system("x #{e.message}") # want RBN201
    error!('missing', 404)
  end

  rescue_from Gone do |e|
    system("x #{e.message}")
  end

  get '/missing' do
    raise Missing, params[:a]
  end
end

class Router < Roda
  plugin :error_handler do |e|
    system("x #{e.message}") # want RBN201
  end

  route do |r|
    r.get('missing') { raise Missing, r.params['a'] }
  end
end
