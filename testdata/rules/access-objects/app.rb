require 'sinatra/base'

# Objects that are made for one question, and have who asks from where they are made.
class Refused < StandardError; end

class Policy
  attr_reader :person, :record

  def self.authorize!(person, action, record = nil)
    new(person, record).authorize!(action)
  end

  def initialize(person, record)
    @person = person
    @record = record
  end

  def authorize!(action)
    raise Refused, "#{action} denied" unless allowed?(action)
  end

  def allowed?(action)
    !person.nil? && public_send(:"#{action}?")
  end

  def anybody!
    raise Refused, 'nothing there' if record.nil?
  end
end

class NotePolicy < Policy
  def index? = true
  def show? = record.owner == person.id
end

class Door
  def initialize(visitor)
    @visitor = visitor
  end

  def open? = [1].any? { !@visitor.nil? }
end

class Notes < Sinatra::Base
  enable :sessions
  set :show_exceptions, false
  error(Refused) { halt 403, 'forbidden' }

  helpers do
    def me = session[:user]

    def authorize!(policy, action, record = nil)
      policy.authorize!(me, action, record)
    end
  end

  get '/notes' do # access=guarded
    authorize! NotePolicy, :index
    'notes'
  end

  get '/notes/made' do # access=guarded
    NotePolicy.new(me, nil).authorize!(:index)
    'made'
  end

  get '/notes/asked' do # access=guarded
    halt 403 unless NotePolicy.new(me, nil).allowed?(:index)
    'asked'
  end

  get '/notes/door' do # access=guarded
    door = Door.new(me)
    halt 403 unless door.open?
    'door'
  end

  get '/notes/dropped' do # want RBN722 (access=bypassable)
    NotePolicy.new(me, nil).allowed?(:index)
    'dropped'
  end

  # It is made for what the client names, and not for who asks.
  get '/notes/named' do # access=open
    NotePolicy.new(params[:title], nil).authorize!(:index)
    'named'
  end

  # Only the record is asked for.
  get '/notes/record' do # access=open
    NotePolicy.new(me, params[:note]).anybody!
    'record'
  end

  get '/notes/public' do # access=open
    halt 403 unless Door.new('anybody').open?
    'public'
  end
end

# What is raised in an object is rescued by who asks it, and the request goes on.
class Rescued < Sinatra::Base
  enable :sessions
  set :show_exceptions, false
  error(Refused) { halt 403, 'forbidden' }

  helpers do
    def me = session[:user]

    def authorize!(policy, action, record = nil)
      policy.authorize!(me, action, record)
    end

    def try_authorize(policy, action, record = nil)
      authorize!(policy, action, record)
    rescue Refused => e
      LOG << e.message
      false
    end

    def authorize_or_leave(policy, action)
      authorize!(policy, action)
    rescue Refused
      redirect '/login'
    end

    def may?(policy, action)
      authorize!(policy, action)
      true
    rescue Refused
      false
    end
  end

  LOG = []

  post '/rescued/tried' do # want RBN722 (access=bypassable)
    try_authorize NotePolicy, :index
    'tried'
  end

  post '/rescued/asked' do # access=guarded
    halt 403 unless may?(NotePolicy, :index)
    'asked'
  end

  post '/rescued/left' do # access=guarded
    authorize_or_leave NotePolicy, :index
    'left'
  end

  post '/rescued/here' do # want RBN722 (access=bypassable)
    begin
      NotePolicy.new(me, nil).authorize!(:index)
    rescue Refused
      LOG << 'refused'
    end
    'here'
  end
end
