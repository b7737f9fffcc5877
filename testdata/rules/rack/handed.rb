# frozen_string_literal: true

require 'rack'

# The request is handed to the methods that answer it.
class Desk
  def initialize(root)
    @root = root
  end

  def call(env)
    @request = Rack::Request.new(env)
    case @request.path_info
    when '/find' then find(@request)
    when '/show' then Shown.new(@request, 'p').to_a
    when '/file' then file(name: @request)
    when '/parts' then parts(@request, env)
    else [404, {}, []]
    end
  end

  private

  def find(request)
    system("find #{request.params['dir']}") # want RBN201
    system("find #{request.request_method}")
    deeper(request)
  end

  def deeper(asked)
    %w[a b].each { |kind| listed(kind, asked) }
    [200, {}, []]
  end

  def listed(kind, asked)
    system("ls #{kind}")
    system("ls #{asked.cookies['dir']}") # want RBN201
  end

  def file(name:)
    File.read("papers/#{name.params['name']}") # want RBN301
  end

  # Given a request by one and something else by another.
  def parts(one, other)
    either(one)
    either(other)
  end

  def either(thing)
    system("ls #{thing.params['dir']}") # want RBN201
  end
end

class Shown
  def initialize(request, tool)
    @request = request
    @tool = tool
  end

  def to_a
    system("#{@tool} #{@request.params['x']}") # want RBN201
    system("#{@tool} #{@request.scheme}")
    [200, { 'Content-Type' => 'text/html' }, ["<p>#{@request.params['x']}</p>"]] # want RBN701
  end
end

# What is sent says what it is.
class Pages
  HTML = { 'content-type' => 'text/html' }.freeze

  def call(env)
    request = Rack::Request.new(env)
    name = request.params['name']
    case request.path_info
    when '/a' then [200, HTML, ["<p>#{name}</p>"]] # want RBN701
    when '/b' then [200, { 'content-type' => 'text/plain' }, [name]]
    when '/c' then [200, { 'content-type' => 'text/html' }, ["<p>#{Rack::Utils.escape_html(name)}</p>"]]
    when '/d' then Rack::Response.new("<p>#{name}</p>", 200, { 'content-type' => 'text/html' }).finish # want RBN701
    when '/e' then Rack::Response.new([name], 200, { 'content-type' => 'text/plain' }).finish
    else written(name)
    end
  end

  def written(name)
    response = Rack::Response.new
    response.write "<p>#{name}</p>" # want RBN701
    response.finish
  end
end

class PlainPages
  def call(env)
    name = Rack::Request.new(env).params['name']
    response = Rack::Response.new
    response.content_type = 'text/plain'
    response.write "<p>#{name}</p>"
    response.finish
  end
end

# What a client says it is called.
class Guarded
  def call(env)
    auth = Rack::Auth::Basic::Request.new(env)
    return [401, {}, []] unless auth.provided?

    system("log #{auth.credentials.first}") # want RBN201
    system("log #{auth.username}") # want RBN201
    system("log #{auth.params}") # want RBN201
    [200, {}, []]
  end
end
