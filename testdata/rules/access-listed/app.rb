require 'sinatra/base'

# What is public, each class lists by a method of its own, which adds to what the class above it lists.
class Members < Sinatra::Base
  enable :sessions

  def self.public_paths
    []
  end

  before do
    authenticate! if login_required? && !self.class.public_paths.include?(request.path_info)
  end

  def login_required?
    true
  end

  def authenticate!
    halt 401 unless session[:user]
  end
end

class Cars < Members
  get('/') { 'x' } # access=guarded
  get('/:id') { 'x' } # access=guarded
  get('/apply') { 'x' } # access=guarded
end

class Drivers < Members
  def self.public_paths
    super + ['/apply', '/help']
  end

  get('/') { 'x' } # access=guarded
  post('/apply') { 'x' } # access=open
  get('/:id/shifts') { 'x' } # access=guarded
end

class Juniors < Drivers
  def self.public_paths
    super + ['/start']
  end

  post('/apply/more') { 'x' } # access=guarded
  get('/help') { 'x' } # access=open
  get('/start') { 'x' } # access=open
end

class Seniors < Drivers
  def self.public_paths
    ['/start']
  end

  get('/help') { 'x' } # access=guarded
end

# What the list is cannot be said.
class Guests < Members
  def self.public_paths
    super + ENV.fetch('PUBLIC').split(',')
  end

  get('/guests') { 'x' } # want RBN722 (access=bypassable)
end

# What a path has in it by its pattern, whatever comes behind that.
class Manuals < Sinatra::Base
  enable :sessions

  before { halt 401 unless session[:user] || request.path_info.include?('/docs/') }

  get('/docs/:name') { 'x' } # access=open
  get('/:kind/docs') { 'x' } # want RBN722 (access=bypassable)
end
