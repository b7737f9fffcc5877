# frozen_string_literal: true

require 'sinatra/base'
require 'haml'
require 'slim'
require 'tilt'

# The call that renders a template says whether its tags escape, whatever the application says.
class PerCall < Sinatra::Base
  get '/slim/off' do
    @text = params[:text]
    slim :off, disable_escape: true
  end

  get '/slim/on' do
    @text = params[:text]
    slim :on, pretty: true
  end

  get '/haml/off' do
    @text = params[:text]
    haml :off, { escape_html: false }
  end

  get '/haml/on' do
    @text = params[:text]
    haml :on
  end

  get '/erb/on' do
    erb :on, escape_html: true, locals: { text: params[:text] }
  end

  get '/erb/off' do
    erb :off, locals: { text: params[:text] }
  end

  # Rendered in both ways, so what is escaped in one is not in the other.
  get '/both' do
    @text = params[:text]
    return erb(:both, escape_html: true) if params[:safe]

    erb :both
  end

  get '/script' do
    @names = { name: params[:name] }
    erb :script
  end

  get '/markdown' do
    markdown params[:text] # want RBN701
  end

  get '/markdown/file' do
    markdown :readme
    markdown :"#{params[:topic]}/readme" # want RBN301
    markdown params[:topic].to_sym # want RBN301
    markdown params[:topic].to_s # want RBN701
  end

  get '/tilt' do
    Tilt['erb'].new { params[:text] }.render(self) # want RBN403
    Tilt['erb'].new { 'constant' }.render(self)
    Tilt['md'].new { params[:text] }
  end

  get '/helped' do
    "<p>#{h params[:text]} #{html_escape(params[:text])}</p>"
  end
end

class Escaping < Sinatra::Base
  set :erb, escape_html: true

  get '/off' do
    erb :raw, escape_html: false, locals: { text: params[:text] }
  end

  get '/on' do
    erb :escaped, locals: { text: params[:text] }
  end
end
