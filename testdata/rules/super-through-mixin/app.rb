# frozen_string_literal: true

require 'sinatra'

# A module in front of a class: its super is the method of the class.
module Logged
  def run(command)
    warn 'run'
    super
  end
end


module Dropped
  def run(_command)
    super('date')
  end
end

class Plain
  prepend Logged

  def run(command)
    system("ls #{command}") # want RBN201 from=51
  end
end

class Base
  def run(command)
    system("ls #{command}") # want RBN201 from=55
  end
end

class Derived < Base
  include Logged
end

class Fixed
  prepend Dropped

  def run(command)
    system("ls #{command}")
  end
end

class Strict < Base
  include Dropped
end

get '/plain' do
  Plain.new.run(params[:dir])
end

get '/derived' do
  Derived.new.run(params[:dir])
end

get '/fixed' do
  Fixed.new.run(params[:dir])
end

get '/strict' do
  Strict.new.run(params[:dir])
end
