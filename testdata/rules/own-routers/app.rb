# frozen_string_literal: true

require 'rack'

module Panel
  # Keeps what the classes declare that it extends.
  module Router
    def get(path, &block)
      route('GET', path, &block)
    end

    def post(path, &block)
      route('POST', path, &block)
    end

    def put(path, &block)
      (@puts ||= {})[path] = block
    end

    # Is run at once.
    def delete(path, &block)
      block.call(path)
    end

    # Is no route: nothing is kept.
    def head(path)
      yield path
    end

    def route(verb, path, &block)
      @routes ||= []
      @routes << Route.new(verb, path, block)
    end

    def match(env)
      @routes.each do |route|
        names = route.match(env['REQUEST_METHOD'], env['PATH_INFO'])
        if names
          env['route.params'] = names
          return Action.new(env, route.block)
        end
      end
      nil
    end
  end

  # One of them.
  class Route
    attr_reader :block

    def initialize(verb, path, block)
      @verb = verb
      @path = path
      @block = block
    end

    def match(verb, path)
      path.match(/\A#{@path.gsub(/:(\w+)/, '(?<\1>[^/]+)')}\z/)&.named_captures if verb == @verb
    end
  end

  # What the blocks run as code of.
  class Action
    attr_reader :env, :block

    def initialize(env, block)
      @env = env
      @block = block
    end

    def request
      @request ||= Rack::Request.new(env)
    end

    def params
      request.params
    end

    def fixed
      { name: 'fixed' }
    end

    def halt(status)
      throw :halt, [status, {}, []]
    end
  end

  # The application.
  class App
    extend Router

    get '/run' do
      system("x #{params['name']}") # want RBN201 route=GET:/run
      system("x #{fixed[:name]}")
      'ok'
    end

    post '/run/:name' do
      halt 400 unless params['name'].match?(/\A\w+\z/)
      system("x #{params['name']}")
      'ok'
    end

    put '/write' do
      File.write(params['path'], 'x') # want RBN301 route=PUT:/write
    end

    delete '/now' do |path|
      system("x #{path}")
    end

    head '/now' do |path|
      system("x #{path}")
    end

    def call(env)
      action = self.class.match(env)
      return [404, {}, []] unless action

      catch(:halt) { [200, {}, [action.instance_exec(env, &action.block)]] }
    end
  end

  # Asks others: none of these is a route.
  class Client
    def self.get(path, &block)
      fetch('GET', path, &block)
    end

    def self.fetch(verb, path)
      yield "#{verb} #{path}"
    end

    get('/start') { |text| system("x #{text}") }
  end
end

# Another one, in one class.
class Small
  class << self
    def patch(path, &block)
      routes[['PATCH', path]] = block
    end

    def delete(path, &block)
      routes[['DELETE', path]] = block
    end

    def head(path, &block)
      routes[['HEAD', path]] = block
    end

    def routes
      @routes ||= {}
    end
  end

  attr_reader :env

  patch '/name' do
    system("x #{request.params['name']}") # want RBN201 route=PATCH:/name
    system("x #{fixed}")
  end

  delete '/name' do
    File.delete(request.params['path']) # want RBN301 route=DELETE:/name
  end

  head '/name' do
    system("x #{fixed}")
  end

  def initialize(env)
    @env = env
  end

  def fixed = 'fixed'

  def request = Rack::Request.new(env)

  def self.call(env)
    block = routes[[env['REQUEST_METHOD'], env['PATH_INFO']]]
    block ? [200, {}, [new(env).instance_exec(&block).to_s]] : [404, {}, []]
  end
end
