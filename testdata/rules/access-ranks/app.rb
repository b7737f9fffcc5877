require 'sinatra/base'

# Ranks that a list gives: who has not signed in has the lowest, which the program states.
MEMBERS = { 1 => { id: 1, role: :staff } }.freeze

class Actor
  RANKS = %i[guest member staff].freeze
  LEVELS = { guest: 0, member: 1, staff: 2 }.freeze

  attr_reader :id, :role

  def self.from_session(session)
    row = MEMBERS[session[:member_id]] if session[:member_id]
    row ? new(row[:id], row[:role]) : new(nil, :guest)
  end

  def self.named(name)
    row = MEMBERS[name.to_i]
    row ? new(row[:id], row[:role]) : new(nil, :guest)
  end

  def initialize(id, role)
    @id = id
    @role = role
  end

  def at_least?(wanted) = RANKS.index(role).to_i >= RANKS.index(wanted).to_i
  def above?(other) = LEVELS[role].to_i > LEVELS[other].to_i
end

class Ranked < Sinatra::Base
  enable :sessions

  set(:at_least) { |role| condition { actor.at_least?(role) || halt(403) } }

  helpers do
    def actor = @actor ||= Actor.from_session(session)
    def named = Actor.named(params[:name])
  end

  get('/condition', at_least: :staff) { 'condition' } # access=guarded

  get '/asked' do # access=guarded
    halt 403 unless actor.at_least?(:member)
    'asked'
  end

  get '/level' do # access=guarded
    halt 403 unless actor.above?(:guest)
    'level'
  end

  # The lowest rank is everybody's, and no rank of that name is as low.
  get '/lowest' do # access=open
    halt 403 unless actor.at_least?(:guest)
    'lowest'
  end

  get '/misspelt' do # access=open
    halt 403 unless actor.at_least?(:staf)
    'misspelt'
  end

  get '/named' do # access=open
    halt 403 unless named.at_least?(:staff)
    'named'
  end
end

class Other < Ranked
  before { halt 403 unless actor.at_least?(:staff) || request.path_info == '/free' }

  get '/other' do # access=guarded
    'other'
  end

  get '/free' do # access=open
    'free'
  end

  get '/half' do # access=guarded
    halt 403 if actor.above?(:member)
    'half'
  end
end

class Passed < Ranked
  get '/passed' do # want RBN722 (access=bypassable)
    actor.at_least?(:staff) || status(403)
    'passed'
  end
end
