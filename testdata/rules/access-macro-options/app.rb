require 'sinatra/base'
require 'sinatra/namespace'

# Options that methods of a class write for the routes that they declare.
module Auth
  def self.registered(app)
    app.extend Macros
    app.set(:auth) { |level| condition { halt 401 unless session[level] } }
    app.set(:vain) { |level| condition { session[level] || true } }
    app.set(:may) do |who|
      condition do
        case who
        when :staff then login! && (session[:staff] || halt(403))
        when :anybody then true
        end
      end
    end
    app.helpers { def login! = session[:user] || halt(401) }
  end

  module Macros
    def plain_get(path, &block) = get(path, auth: :admin, &block)
    def opt_get(path, **opts, &block) = get(path, auth: :admin, **opts, &block)
    def hash_get(path, opts = {}, &block) = get(path, { auth: :admin }.merge(opts), &block)
    def merged_get(path, opts = {}, &block)
      get(path, opts.merge(auth: :admin), &block)
    end
    def any(verb, path, **opts, &block) = public_send(verb, path, auth: :admin, **opts, &block)
    def vain_get(path, **opts, &block) = get(path, vain: :admin, **opts, &block)
    def open_get(path, **opts, &block) = get(path, may: :anybody, **opts, &block)
    def staff_get(path, **opts, &block) = get(path, **opts, may: :staff, &block)
    def may_get(path, who, &block) = get(path, may: who, &block)
    def unguarded(path, **opts, &block) = get(path, **opts, &block)
  end
end

class App < Sinatra::Base
  enable :sessions
  register Auth
  plain_get('/1') { 'x' } # access=guarded
  opt_get('/2') { 'x' } # access=guarded
  opt_get('/2b', provides: :json) { 'x' } # access=guarded
  hash_get('/3') { 'x' } # access=guarded
  merged_get('/4') { 'x' } # access=guarded
  any(:post, '/5') { 'x' } # access=guarded
  unguarded('/6') { 'x' } # access=open
  unguarded('/7', auth: :user) { 'x' } # access=guarded
  opt_get('/10', auth: :none) { 'x' } # access=guarded

  vain_get('/19') { 'x' } # want RBN722 (access=bypassable)
  get('/11', may: :anybody) { 'x' } # access=open
  get('/12', may: :staff) { 'x' } # access=guarded
  open_get('/13') { 'x' } # access=open
  open_get('/14', may: :staff) { 'x' } # access=guarded
  staff_get('/15') { 'x' } # access=guarded
  staff_get('/16', may: :anybody) { 'x' } # access=guarded
  may_get('/17', :staff) { 'x' } # access=guarded
  may_get('/18', :anybody) { 'x' } # access=open
end

# The block of a setting, called above a route: the condition is the next route's.
class Above < Sinatra::Base
  enable :sessions
  register Sinatra::Namespace
  register Auth
  set(:kept) { |level| [level] }
  auth :admin
  get('/21') { 'x' } # access=guarded
  get('/22') { 'x' } # access=open
  may :staff
  get('/23') { 'x' } # access=guarded
  may :anybody
  get('/24') { 'x' } # access=open
  kept :admin
  get('/25') { 'x' } # access=open
  namespace '/in' do
    auth :admin
    get('/26') { 'x' } # access=guarded
    get('/27') { 'x' } # access=open
  end
end

# A setting that is told whether it must be so.
class Told < Sinatra::Base
  enable :sessions
  helpers { def who = { 'a' => 'ann' }[session[:who]] }
  set(:unlike) { |wanted| condition { who.nil? != wanted } }
  set(:like) { |wanted| condition { !who.nil? == wanted } }
  set(:real) { |wanted| condition { !!who == wanted } }
  set(:not_true) { |_| condition { who.nil? != true } }
  set(:not_false) { |_| condition { who != false } }
  get('/31', unlike: true) { 'x' } # access=guarded
  get('/32', unlike: false) { 'x' } # access=open
  get('/33', like: true) { 'x' } # access=guarded
  get('/34', like: false) { 'x' } # access=open
  get('/35', real: true) { 'x' } # access=guarded
  get('/36', real: false) { 'x' } # access=open
  get('/37', not_true: true) { 'x' } # access=guarded
  get('/38', not_false: true) { 'x' } # access=open
end
