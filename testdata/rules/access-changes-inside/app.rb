require 'json'
require 'sinatra/base'

STORE = { customers: {}, accounts: {}, charts: {}, refusals: [] }

class NotSignedIn < StandardError; end

# Writes first, and asks then who it was.
class Merge
  def initialize(actor)
    @actor = actor
  end

  def call(chart, text)
    chart[:text] = text
    raise NotSignedIn if @actor.nil?

    chart
  end
end

# Asks first.
class Split
  def initialize(actor)
    @actor = actor
  end

  def call(chart, text)
    raise NotSignedIn if @actor.nil?

    chart[:text] = text
    chart
  end
end

# What is changed in blocks and in services before it is asked who comes.
class Office < Sinatra::Base
  enable :sessions
  set :show_exceptions, false

  helpers do
    def account
      STORE[:accounts][session[:account_id]]
    end

    def authenticate!
      halt 401 unless account
    end

    def chart
      STORE[:charts][params[:id]] || halt(404)
    end
  end

  error(NotSignedIn) { halt 401 }

  post '/import' do # want RBN722 (access=bypassable)
    names = params[:csv].to_s.lines.map(&:strip).reject(&:empty?)
    names.each { |name| STORE[:customers]["i#{STORE[:customers].size}"] = { name: name, listed: false } }
    authenticate!
    'imported'
  end

  post '/import/asked' do # access=guarded
    authenticate!
    names = params[:csv].to_s.lines.map(&:strip).reject(&:empty?)
    names.each { |name| STORE[:customers]["i#{STORE[:customers].size}"] = { name: name, listed: false } }
    'imported'
  end

  # What the block makes is its own.
  post '/import/counted' do # access=guarded
    rows = {}
    params[:csv].to_s.lines.each { |name| rows[name] = { name: name } }
    authenticate!
    rows.size.to_s
  end

  post '/charts/:id/merge' do # want RBN722 (access=bypassable)
    content_type :json
    Merge.new(account).call(chart, params[:text].to_s).to_json
  end

  post '/charts/:id/split' do # access=guarded
    content_type :json
    Split.new(account).call(chart, params[:text].to_s).to_json
  end
end
