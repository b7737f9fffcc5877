# frozen_string_literal: true

require 'sinatra/base'

# Classes that are made where no constant is given them.
module Factory
  def self.shell(base)
    Class.new(base) do
      def run(name)
        system("x #{name}") # want RBN201
      end
    end
  end
end

class App < Sinatra::Base
  get '/local' do
    made = Class.new do
      attr_reader :name

      def initialize(name)
        @name = name
      end

      def loud
        name.upcase
      end

      def number
        name.to_i
      end
    end
    system("x #{made.new(params[:name]).loud}") # want RBN201
    system("x #{made.new(params[:name]).number}")
    system("x #{made.new('fixed').loud}")
  end

  get '/record' do
    point = Struct.new(:left, :right)
    p = point.new(params[:left], 'right')
    system("x #{p.left}") # want RBN201
    system("x #{p.right}")
  end

  get '/factory' do
    Factory.shell(Object).new.run(params[:name])
  end

  get '/module' do
    tool = Module.new do
      def self.run(name)
        system("x #{name}") # want RBN201
      end

      def self.safe(name)
        system('x', name)
      end
    end
    tool.run(params[:name])
    tool.safe(params[:name])
  end
end
