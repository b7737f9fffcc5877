# frozen_string_literal: true

require 'hanami/action'

# What is declared, and asked for.
class Build < Hanami::Action
  params do
    required(:id).filled(:integer)
    required(:name).filled(:string, format?: /\A\w+\z/)
    optional(:title).filled(:string)
  end

  def handle(request, response)
    halt 422 unless request.params.valid?
    response.body = File.read("/srv/builds/#{request.params[:id]}.txt")
    system("build #{request.params[:name]}")
    system("build #{request.params[:title]}") # want RBN201
  end
end

# Nobody asks.
class Hasty < Hanami::Action
  params do
    required(:name).filled(:string, format?: /\A\w+\z/)
  end

  def handle(request, _response)
    system("build #{request.params[:name]}") # want RBN201
  end
end

# Another action's declarations.
class Bare < Hanami::Action
  def handle(request, _response)
    halt 422 unless request.params.valid?
    system("build #{request.params[:name]}") # want RBN201
  end
end

# In a branch, of the parameters by their own name.
class Branching < Hanami::Action
  params do
    required(:kind).filled(:string, included_in?: %w[full part])
  end

  def handle(request, response)
    params = request.params
    if params.valid?
      system("build #{params[:kind]}")
    else
      response.body = File.read("/srv/kinds/#{params[:kind]}") # want RBN301
    end
  end
end
