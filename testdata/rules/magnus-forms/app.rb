# frozen_string_literal: true

require 'forms'
require 'raw'
require 'sinatra/base'

# Less common forms of registering: protected methods, closures, an Array of all arguments, other names, IDs.
class Forms
  def open_guarded(name) = guarded(name)
end

module Raw
  # Its Ruby half.
  class Open
    def open_guarded(name) = guarded(name)
  end
end

# Native methods under other names, and what calls them by super.
class Named < Forms
  alias_method :listed_plainly, :listed
  alias listed_again listed

  def closed(name) = super
end

module Loud
  def listed(*args) = super
end

class Louder < Forms
  prepend Loud
end

class App < Sinatra::Base
  # Numbers, other objects, attributes.
  get '/quiet' do
    forms = Forms.new('/srv')
    forms.sized(params[:a])
    forms.label = params[:b]
    forms.listed('/srv', params[:c])
    forms.open_guarded('/srv')
    forms.stored
    Raw::Open.new.size(params[:d])
    204
  end

  get('/guarded') { Forms.new('/srv').open_guarded(params[:a]) && 204 }
  get('/listed') { Forms.new('/srv').listed(params[:a], 'x') && 204 }
  get('/stored') { Forms.new(params[:a]).stored && 204 }
  get('/kept') { Forms.new(params[:a]).kept && 204 }
  get('/closed') { Forms.new('/srv').closed(params[:a]) && 204 }
  get('/reason') { Forms::Bad.new.reason(params[:a]) && 204 }
  get('/by-id') { Raw::Open.new.by_id(params[:a]) && 204 }
  get('/raw/guarded') { Raw::Open.new.open_guarded(params[:a]) && 204 }
  get('/alias') { Named.new('/srv').listed_plainly(params[:a]) && 204 }
  get('/alias/again') { Named.new('/srv').listed_again(params[:a]) && 204 }
  get('/super') { Named.new('/srv').closed(params[:a]) && 204 }
  get('/prepended') { Louder.new('/srv').listed(params[:a]) && 204 }
end
