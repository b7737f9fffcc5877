# frozen_string_literal: true

require 'sinatra/base'

class App < Sinatra::Base
  ORDERS = %w[name size].freeze

  get '/constant' do
    eval('1 + 1')
    instance_eval { params[:x] }
    self.class.class_eval { attr_reader :order }
    documents.sort_by { |document| document.public_send(:name) }
    Object.const_get('String')
    'done'
  end

  get '/allowed' do
    order = params[:order]
    halt 400 unless ORDERS.include?(order)
    documents.sort_by { |document| document.public_send(order) }
    'done'
  end

  # A name that is no name of a method: it is the argument.
  get '/argument' do
    documents.first.public_send(:rename, params[:name])
    'done'
  end

  get '/eval' do
    eval(params[:x]) # want RBN401
  end

  get '/instance-eval' do
    documents.first.instance_eval(params[:x]) # want RBN401
  end

  get '/class-eval' do
    self.class.class_eval("def x; #{params[:x]}; end") # want RBN401
  end

  get '/toplevel' do
    TOPLEVEL_BINDING.eval(params[:code]) # want RBN401
    ''
  end

  get '/binding' do
    binding.eval("[#{params[:x]}]") # want RBN401
  end

  get '/send' do
    documents.first.send(params[:method]) # want RBN402
  end

  get '/public-send' do
    documents.sort_by { |document| document.public_send(params[:order]) } # want RBN402
    'done'
  end

  get '/const-get' do
    Object.const_get(params[:class]).new # want RBN402
    'done'
  end

  get '/methods-of-elements' do
    [1, 2].inject(params[:op].to_sym) # want RBN402
    [1, 2].reduce(10, params[:op].to_sym) # want RBN402
    [1, 2].inject(params[:start].to_i) { |sum, n| sum + n }
    [1, 2].inject(:+)
    %w[a b].map(&params[:op].to_sym) # want RBN402
    %w[a b].map(&:upcase)
    %w[a b].map { |text| text + params[:x] }
    'done'
  end

  # Files of the program's own folder are its own.
  get '/plugins' do
    load "/srv/plugins/#{File.basename(params[:plugin])}.rb"
    load "/srv/plugins/#{params[:plugin]}.rb" # want RBN401
    require params[:plugin] # want RBN401
    'done'
  end

  get '/template' do
    erb "<p>#{params[:x]}</p>" # want RBN403
  end

  get '/template-of-an-engine' do
    Tilt['erb'].new { params[:template] }.render(self) # want RBN403
    Tilt['erb'].new { '<p>fixed</p>' }.render(self, x: params[:x])
  end

  # Bindings that are kept in a table, and engines of other languages.
  get '/kept-bindings' do
    BINDINGS[session[:id]].eval(params[:code]) # want RBN401
    BINDINGS[session[:id]].eval('1 + 1')
    settings.redis.eval(params[:script], keys: [params[:x]])
    'done'
  end

  get '/template-by-name' do
    erb :index, locals: { x: params[:x] }
  end

  def documents
    []
  end
end
