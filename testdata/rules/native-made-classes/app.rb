# frozen_string_literal: true

require 'sinatra/base'
require 'pots'
require 'marks'

# Native code makes classes by functions of its own, and gives methods to those that Ruby has.
class App < Sinatra::Base
  post('/pot') { Kiln::Pot.new.fire(params[:name]).to_s }
  post('/bowl') { Kiln::Bowl.new.fire(params[:name]).to_s }
  post('/crack') { 'cup'.cracked(params[:name]).to_s }
  post('/shelf') { Kiln::Shelf.new.put(params[:name]).to_s }
  post('/stack') { Kiln::Stack.new.put(params[:name]).to_s }
  post('/strike') { 'cup'.struck(params[:name]).to_s }
  post '/kernel' do
    weigh(params[:name])
    Kernel.pressed(params[:name])
    Marks::Mark.wipe(params[:name])
    Marks::Chalk.scrub(params[:name])
    Rubber.rubbed(params[:name])
    Rubber::Inner::Hard.rubbed(params[:name])
    Kernel.smudge(params[:name])
    ''
  end

  # Another class's method of the same name, and a class that only a test makes.
  post '/other' do
    Other.new.fire(params[:name])
    Elsewhere::Mark.wipe(params[:name])
    ''
  end
end

# A potter.
class Other
  def fire(name)
    name.size
  end
end
