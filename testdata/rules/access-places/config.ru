require './app'

checks = lambda do |user, pass|
  Rack::Utils.secure_compare(user, 'ops') & Rack::Utils.secure_compare(pass, ENV.fetch('OPS'))
end

map '/open' do
  run Reports
end

map '/closed' do
  use Rack::Auth::Basic, 'closed', &checks
  run Reports
end

map '/inner' do
  use(Rack::Auth::Basic, 'inner') { |u, p| Rack::Utils.secure_compare(p, ENV.fetch('INNER')) }
  map('/reports') { run Reports.new }
end

map '/ops' do
  run Rack::Builder.new {
    use Rack::Auth::Basic, 'ops' do |u, p|
      p == ENV.fetch('OPS')
    end
    run Jobs
  }
end

map('/jobsopen') { run Jobs }

map '/weakly' do
  use(Rack::Auth::Basic) { |user, pass| !user.empty? && !pass.empty? }
  run Weak
end

map('/wiki') { run Wiki }
map('/metrics') { run Metrics }

map '/cas' do
  use(Rack::Auth::Basic) { |u, p| p == ENV.fetch('CAS') }
  run Rack::Cascade.new([Cascaded])
end

run Health
