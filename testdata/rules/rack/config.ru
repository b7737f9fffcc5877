# frozen_string_literal: true

require_relative 'app'

use Log

map '/papers' do
  run Papers.new
end

map '/find' do
  run ->(env) { [200, {}, [`find #{env['PATH_INFO']}`]] } # want RBN201
end

map '/old' do
  run(lambda { |env|
    name = env['QUERY_STRING'][/name=(\w+)/, 1]
    [200, {}, [`find -user #{env['REMOTE_USER']}`, name]]
  })
end

# Another hash, and settings that are called so.
deploy = lambda { |env| system("deploy #{env['TARGET']} #{env[:host]}") }
deploy.call({ 'TARGET' => 'production' })

run proc { |env|
  request = Rack::Request.new(env)
  eval(request.params['code']) # want RBN401
}
