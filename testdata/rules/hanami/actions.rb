# frozen_string_literal: true

require 'hanami/action'

module Bookshelf
  class Action < Hanami::Action
  end

  module Actions
    class Show < Bookshelf::Action
      params do
        required(:name).filled(:string)
      end

      def handle(request, response)
        halt 422 unless request.params.valid?

        system("find #{request.params[:name]}") # want RBN201
        system("find #{request.params.to_h[:name]}") # want RBN201
        system("find #{request.params.get(:filter, :name)}") # want RBN201
        system("find #{request.cookies['name']}") # want RBN201
        system("find #{request.body.read}") # want RBN201
        system("find #{request.request_method} #{response.status}")
        system("find -inum #{request.params[:id].to_i}")
        response.headers['X-Name'] = request.params[:name] # want RBN603
        response.redirect_to('/papers') if request.params[:a]
        response.redirect_to(request.params[:to]) # want RBN602
        response.body = 'done'
      end
    end
  end
end

# The first version.
module Web
  module Controllers
    module Papers
      class Show
        include Web::Action

        def call(params)
          system("find #{params[:name]}") # want RBN201
          system("find #{params.get(:filter, :name)}") # want RBN201
          system("find #{cookies[:name]}") # want RBN201
          system("find #{request.user_agent}") # want RBN201
          system("find #{params.errors}")
          search
          redirect_to params[:to] # want RBN602
        end

        private

        def search
          system("find #{params[:q]}") # want RBN201
        end
      end
    end
  end
end

# A service: whoever calls it says with what.
class Find
  def call(params)
    system("find #{params[:name]}")
  end

  def handle(request, _response)
    system("find #{request.params[:name]}")
  end
end

module Web
  class Shown
    include Web::Action

    def call(params)
      self.body = "<p>#{params[:name]}</p>" # want RBN701
      self.body = "<p>#{params[:name].to_i}</p>"
    end
  end
end
