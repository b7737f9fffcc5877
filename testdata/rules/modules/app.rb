# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/printing'

# Uses methods of modules, by include and by extend.
class Printer
  include Printing
  extend Naming

  def run(name)
    print_name(name) # into Printing
  end
end

class App < Sinatra::Base
  include Printing

  get '/included' do
    print_title(params[:title])
  end

  get '/in-class' do
    Printer.new.run(params[:name])
  end

  get '/extended' do
    Printer.print_author(params[:author])
  end

  get '/module-function' do
    Paper.print_size(params[:size])
    Paper.print_kind('plain')
  end

  get '/extend-self' do
    Ink.print_color(params[:color])
  end
end
