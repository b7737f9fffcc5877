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
