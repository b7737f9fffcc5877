require 'sinatra/base'

# Services that a route runs: they are given who asks, by a class method that hands on what it is given.
class Refused < StandardError; end

class Lend
  def self.call(...) = new(...).call
  def initialize(member:, copy:)
    @member = member
    @copy = copy
  end
  def call
    raise Refused, 'no member' if @member.nil?
    DB[:loans].insert(member: @member, copy: @copy)
  end
end

class Give
  def self.call(*args, **options) = new(*args, **options).call
  def initialize(member, copy:)
    @member = member
    @copy = copy
  end
  def call
    raise Refused, 'no member' unless @member
    DB[:loans].insert(member: @member, copy: @copy)
  end
end

class Plain
  def self.call(member:, copy:) = new(member: member, copy: copy).call
  def initialize(member:, copy:)
    @member = member
    @copy = copy
  end
  def call
    raise Refused, 'no member' unless @member
    DB[:loans].insert(member: @member, copy: @copy)
  end
end

class Count
  def self.call(...) = new(...).call
  def initialize(member:, copy:)
    @member = member
    @copy = copy
  end
  def call
    raise Refused, 'no copy' unless @copy
    DB[:loans].insert(member: @member, copy: @copy)
  end
end

class App < Sinatra::Base
  enable :sessions
  error(Refused) { halt 403 }
  helpers do
    def member = session[:member]
  end
  post '/plain' do # access=guarded
    Plain.call(member: member, copy: params[:copy])
    201
  end
  post '/lend' do # access=guarded
    Lend.call(member: member, copy: params[:copy])
    201
  end
  post '/give' do # access=guarded
    Give.call(member, copy: params[:copy])
    201
  end
  post '/count' do # access=open
    Count.call(member: member, copy: params[:copy])
    201
  end
  post '/other' do # access=open
    Lend.call(member: params[:member], copy: params[:copy])
    201
  end

  # It asks once it is done.
  post '/late' do # want RBN722 (access=bypassable)
    Late.call(member: member, copy: params[:copy])
    201
  end
end

class Late
  def self.call(...) = new(...).call

  def initialize(member:, copy:)
    @member = member
    @copy = copy
  end

  def call
    DB[:loans].insert(copy: @copy)
    raise Refused, 'no member' unless @member
  end
end
