# frozen_string_literal: true

require 'active_support/core_ext/string/inflections'
require 'sinatra/base'

class App < Sinatra::Base
  FORMATS = { 'text' => :to_s, 'list' => :to_a }.freeze

  get '/table' do
    documents.public_send(FORMATS.fetch(params[:format])).to_s
  end

  get '/case' do
    order = case params[:order]
            when 'size' then :length
            else :itself
            end
    documents.map(&order).to_s
  end

  get '/constantize' do
    params[:class].constantize.new.to_s # want RBN402
  end

  get '/class-named' do
    Object.const_get("Papers::#{params[:class]}").new.to_s # want RBN402
  end

  get '/send' do
    documents.__send__(params[:method], params[:argument]) # want RBN402
  end

  get '/symbol' do
    documents.public_send(params[:method].to_sym) # want RBN402
    documents.public_send("by_#{params[:method]}".to_sym)
    documents.public_send("by_#{params[:method]}".to_s.freeze)
    documents.public_send("#{params[:method]}_of".to_sym) # want RBN402
  end

  get '/socket' do
    settings.sockets.each { |socket| socket.send(params[:message].to_json) }
    settings.sockets.each { |socket| socket.send(JSON.generate(text: params[:message])) }
  end

  get '/looked-up' do
    documents.public_send(settings.jobs.method_of(params[:job]))
    documents.public_send(Names::Cleaner.clean(params[:method])) # want RBN402
  end

  get '/own' do
    send(params[:method]) # want RBN402
  end

  get '/method' do
    documents.method(params[:method]).call # want RBN402
  end

  def documents
    []
  end
end
