# frozen_string_literal: true

require 'rack'
require 'faraday'

# A Rack application.
class Papers
  def call(env)
    system("find #{env['QUERY_STRING']}") # want RBN201
    system("find #{env['PATH_INFO']}") # want RBN201
    system("find #{env['HTTP_X_NAME']}") # want RBN201
    system("find #{env.fetch('HTTP_ACCEPT_LANGUAGE', 'en')}") # want RBN201
    system("find #{env['rack.input'].read}") # want RBN201
    system("find #{env['SERVER_NAME']} #{env['SERVER_PORT']}")
    system("find #{env['REQUEST_METHOD']}")
    system("find #{env['rack.session'][:user]} #{env['warden'].user}")
    system("find #{env['rack.url_scheme']}")
    headers = env.select { |key, _| key.start_with?('HTTP_') }
    system("find #{headers['HTTP_X_NAME']}") # want RBN201
    respond(env)
  end

  private

  def respond(env)
    request = Rack::Request.new(env)
    system("find #{request.params['name']}") # want RBN201
    system("find #{request.GET['name']}") # want RBN201
    system("find #{request.POST['name']}") # want RBN201
    system("find #{request.cookies['name']}") # want RBN201
    system("find #{request.request_method} #{request.scheme} #{request.ip}")
    system("find #{request.session[:user]}")
    query = Rack::Utils.parse_query(env['QUERY_STRING'])
    system("find #{query['name']}") # want RBN201 from=8
    nested = Rack::Utils.parse_nested_query(env['QUERY_STRING'])
    system("find #{nested['filter']['name']}") # want RBN201
    id = Integer(query['id'])
    system("find -inum #{id}")
    parts = Rack::Multipart.parse_multipart(env)
    File.read(File.join('/srv', parts['paper'][:name])) # want RBN301
    [200, {}, ['']]
  end
end

# A middleware; what it hands on is the same environment.
class Log
  def initialize(app)
    @app = app
  end

  def call(env)
    status, headers, body = @app.call(env)
    headers['X-Query'] = Rack::Request.new(env).params['q'] # want RBN603
    headers['X-Took'] = '1'
    env['papers.name'] = 'constant'
    system("logger #{env['papers.name']} #{status}")
    system("logger #{env['REQUEST_PATH']}") # want RBN201
    [status, headers, body]
  end
end

# Another library calls its middleware in the same way; its environment has other keys.
class Sign < Faraday::Middleware
  def call(env)
    system("sign #{env[:url]} #{env[:body]} #{env.method}")
    @app.call(env)
  end
end

# No environment.
class Convert
  def call(name)
    system("convert #{name}")
  end

  def each(env)
    system("convert #{env['PATH_INFO']}")
  end
end
