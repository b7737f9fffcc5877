# frozen_string_literal: true

require 'sinatra/base'

class Printer
  def self.print(name)
    system("p #{name}") # want RBN201 from=43
  end

  class << self
    def print_title(title)
      run("--title #{title}")
    end

    private

    def run(arguments)
      system("p #{arguments}") # want RBN201 from=47
    end
  end

  # An instance method of the same name, never called.
  def print_title(title)
    system("q #{title}")
  end
end

# Has a class method of the same name.
class Plotter
  def self.print(name)
    system("plot #{name}")
  end
end

module Ink
  def Ink.print(color)
    system("p --color #{color}") # want RBN201 from=55
  end
end

class App < Sinatra::Base
  get '/print' do
    Printer.print(params[:name])
  end

  get '/title' do
    Printer.print_title(params[:title])
  end

  get '/plot' do
    Plotter.print('index')
  end

  get '/color' do
    Ink.print(params[:color])
  end
end
