require 'sinatra/base'

# Routes and filters that a class gives to those which descend from it, and a module to those that it is mixed into.
class Base < Sinatra::Base
  def self.inherited(sub)
    super
    sub.get('/healthz') { 'ok' } # access=open
    sub.before('/secret') { halt 401 unless session[:user] }
    sub.before('/vain') { !session[:user].nil? }
  end
end

module Pings
  def self.included(base)
    base.get('/ping') { 'pong' } # access=open
  end
end

module Info
  def self.registered(app)
    app.get('/info') { 'info' } # access=open
  end
end

class A < Base
  get('/a') { 'a' } # access=open
  get('/secret') { 'a' } # access=guarded
end

class B < Base
  include Pings
  register Info
  get('/b') { 'b' } # access=open
  get('/vain') { 'b' } # want RBN722 (access=bypassable)
end
