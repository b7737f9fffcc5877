# frozen_string_literal: true

require 'padrino'

module Papers
  class App < Padrino::Application
    helpers do
      def paper
        params[:paper]
      end
    end

    get('/') { `find #{params[:q]}` } # want RBN201
  end
end

Papers::App.controllers :papers do
  before { @name = params[:name] }

  get :index do
    system("find #{params[:q]}") # want RBN201
    system("find #{paper}") # want RBN201 from=9
    system("find #{@name}") # want RBN201 from=18
  end

  get :show, with: :id do
    system("convert #{params[:id]}") # want RBN201
    system("convert #{Integer(params[:id])}")
  end

  post(:create, map: '/create') { |*args| system("touch #{params[:name]} #{args.size}") } # want RBN201
end

# Another class with controllers.
class Joystick
  def self.controllers(name)
    system("calibrate #{name}")
  end
end

Joystick.controllers(:left)
