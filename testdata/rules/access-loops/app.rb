require 'sinatra/base'

# Applications that are mounted in loops: over tables, lists of pairs, and lists of applications.
class Key
  def initialize(app, key) = (@app, @key = app, key)
  def call(env)
    return [403, {}, []] unless Rack::Utils.secure_compare(env['HTTP_X_KEY'].to_s, @key)
    @app.call(env)
  end
end

class A < Sinatra::Base
  get('/a') { 'a' } # want RBN722 (access=bypassable /locked/a=guarded)
end

class B < Sinatra::Base
  get('/b') { 'b' } # access=guarded
end

class C < Sinatra::Base
  get('/c') { 'c' } # want RBN722 (access=guarded /public/c=bypassable)
end

class D < Sinatra::Base
  get('/d') { 'd' } # access=open
end

class E < Sinatra::Base
  get('/e') { 'e' } # access=guarded
end

class F < Sinatra::Base
  get('/f') { 'f' } # access=guarded
end

class G < Sinatra::Base
  get('/g') { 'g' } # access=guarded
end

class H < Sinatra::Base
  get('/h') { 'h' } # access=open
end

module Stack
  OPEN = { '/one' => A, '/four' => D }.freeze
  LOCKED = { '/two' => B, '/locked' => A, '/three' => C }.freeze

  def self.app
    Rack::Builder.new do
      OPEN.each { |path, app| map(path) { run app } }
      LOCKED.each_pair do |path, app|
        map path do
          use Key, ENV.fetch('KEY')
          run app
        end
      end
      map('/public') { run C }
      map '/admin' do
        use Key, ENV.fetch('KEY')
        %w[e].each { |name| map("/#{name}") { run E } }
        [['/f', F], ['/g', G]].each { |path, app| map(path) { run app } }
      end
      [H].each { |app| map('/h') { run app } }
    end.to_app
  end
end
