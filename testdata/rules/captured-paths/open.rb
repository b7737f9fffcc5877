# frozen_string_literal: true

require 'sinatra/base'

class Disabled < Sinatra::Base
  disable :protection # want RBN706

  get('/named/:name') { File.read("/srv/#{params[:name]}") } # want RBN301
  get('/block/:name') { |name| File.read("/srv/#{name}") } # want RBN301
  get('/slice/*') { File.read(File.expand_path(request.path_info[1..], '/srv')) } # want RBN301
  get('/path/*') { File.read(File.join('/srv', request.path_info)) } # want RBN301
  get('/fixed/path') { File.read(File.join('/srv', request.path_info)) }
  get('/env') { File.read(File.join('/srv', env['PATH_INFO'])) } # want RBN301
end

class DisabledBelow < Disabled
  get('/named/:name') { File.read("/srv/#{params[:name]}") } # want RBN301
end

class SetFalse < Sinatra::Base
  set :protection, false # want RBN706

  get('/named/:name') { File.read("/srv/#{params[:name]}") } # want RBN301
end

class Excepted < Sinatra::Base
  set :protection, except: :path_traversal # want RBN706

  get('/named/:name') { File.read("/srv/#{params[:name]}") } # want RBN301
end

class ExceptedList < Sinatra::Base
  set :protection, except: %i[json_csrf path_traversal] # want RBN706

  get('/named/:name') { File.read("/srv/#{params[:name]}") } # want RBN301
end

class ExceptedElse < Sinatra::Base
  set :protection, except: %i[json_csrf frame_options] # want RBN706

  get('/named/:name') { File.read("/srv/#{params[:name]}") }
end

# Nothing stands in front of a Rack application by itself.
class Files
  def call(env)
    request = Rack::Request.new(env)
    File.read(File.join('/srv', request.env['PATH_INFO'])) # want RBN301
    File.read(File.join('/srv', request.path_info)) # want RBN301
    [200, {}, []]
  end
end
