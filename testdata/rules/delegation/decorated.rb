require 'sinatra'
require 'delegate'
require 'forwardable'

# What a delegator does not answer, the object answers that it was made with, whoever else has such a method.
class Ticket
  attr_reader :title, :owner

  def initialize(title, owner)
    @title = title
    @owner = owner
  end

  def label
    "ticket #{owner}"
  end
end

class Desk
  extend Forwardable
  def_delegators :@ticket, :owner, :label

  def initialize(ticket)
    @ticket = ticket
  end
end

class Shown < SimpleDelegator
  def title
    super.gsub(/[^a-z]/, '')
  end

  def label
    "shown #{super}"
  end
end

class Robot
  def owner = 'robot'
  def label = 'robot'
end

class Quiet < SimpleDelegator
  def label
    super.upcase
  end
end

get '/shown' do
  ticket = Shown.new(Ticket.new(params[:title], params[:owner]))
  system("figlet #{ticket.title}")
  system("figlet #{ticket.owner}") # want RBN201
  system("figlet #{ticket.label}") # want RBN201
  desk = Desk.new(Ticket.new(params[:title], params[:owner]))
  system("figlet #{desk.owner}") # want RBN201
  robot = Quiet.new(Robot.new)
  system("figlet #{robot.owner}")
  system("figlet #{robot.label}")
  ''
end
