require 'sinatra/base'

# A method of a class that declares routes does so each time that it is called.
module Records
  ALL = %i[index create destroy].freeze

  def records(name, model:, only: ALL)
    base = "/#{name}"

    if only.include?(:index)
      get base do # access=guarded /api/species=open
        model.all.map(&:name).join(',')
      end
    end

    if only.include?(:create)
      post base do # want RBN722 (access=guarded /api/sites=bypassable)
        model.create(name: params[:name]).id
      end
    end

    return unless only.include?(:destroy)

    delete "#{base}/:id" do # access=guarded
      model.where(id: params[:id]).delete
      204
    end
  end
end

module Health
  def self.registered(app)
    app.get '/health' do # access=open /web/health=guarded
      'ok'
    end
  end
end

class Api < Sinatra::Base
  register Records, Health

  def self.protect(*patterns)
    patterns.each { |pattern| before(pattern) { halt 401 unless session[:user] } }
  end

  protect '/observations', '/observations/*'
  protect '/sites/*'

  records :observations, model: Observation
  records :species, model: Species, only: %i[index]
  records :sites, model: Site, only: %i[create destroy]
end

class Web < Sinatra::Base
  register Health

  before { halt 401 unless session[:user] }
end

# Conditions that methods of a class state for the route behind them, and routes for each pair of a hash.
module Roles
  def only(role)
    condition { halt 403 unless session[:role] == role }
  end
end

class Panel < Sinatra::Base
  register Roles

  PAPERS = { '/letters' => :letters, '/cards' => :cards }.freeze

  PAPERS.each do |path, name|
    get path do # access=guarded
      halt 401 unless session[:user]
      name.to_s
    end
  end

  { '/mails' => :mails, '/faxes' => :faxes }.each do |path, name|
    get path do # access=guarded
      halt 401 unless session[:user]
      name.to_s
    end
  end

  def self.admin_get(path, **options, &block)
    condition { halt 403 unless session[:admin] }
    get(path, **options, &block)
  end

  admin_get '/users' do # access=guarded
    'users'
  end

  def self.staff_only
    condition { halt 403 unless session[:staff] }
  end

  staff_only
  get '/rota' do # access=guarded
    'rota'
  end

  get '/menu' do # access=open
    'the condition was of the route before'
  end

  only 'cook'
  get '/kitchen' do # access=guarded
    'kitchen'
  end
end

# What a class declares by a method that it has from the one above, it declares for itself.
module Tables
  def table(name, only: %i[list show])
    get("/#{name}") { name.to_s } if only.include?(:list) # want RBN722 (access=bypassable /soils/plots=open)
    get("/#{name}/:id") { params[:id] } if only.include?(:show) # access=guarded
  end
end

class Garden < Sinatra::Base
  register Tables

  def self.page(path, text)
    get(path) { text } # access=open /seeds/new=guarded
  end

  def self.locked(*paths)
    paths.each { |path| before(path) { halt 401 unless session[:user] } }
  end
end

class Seeds < Garden
  locked '/crops/*', '/new'

  table :crops
  page '/new', 'new'
end

class Soils < Garden
  table :plots, only: %i[list]
  page '/about', 'about'
end
