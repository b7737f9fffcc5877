require "sinatra/base"
require_relative "lib/names"

class App < Sinatra::Base
  helpers do
    def allowed?(name)
      Names.word?(name) && !name.empty?
    end
  end

  get "/word" do
    name = params[:name]
    halt 400 unless Names.word?(name)
    system("ls #{name}")
  end

  get "/else" do
    name = params[:name]
    if Names.word?(name)
      system("ls #{name}")
    else
      system("ls #{name}") # want RBN201
    end
  end

  get "/line" do
    name = params[:name]
    halt 400 unless Names.line?(name)
    system("ls #{name}") # want RBN201
  end

  get "/other" do
    name = params[:name]
    halt 400 unless Names.other?(name, [])
    system("ls #{name}") # want RBN201
  end

  get "/again" do
    name = params[:name]
    halt 400 unless Names.again?(name)
    system("ls #{name}") # want RBN201
  end

  get "/helper" do
    name = params[:name]
    return 400 unless allowed?(name)

    system("ls #{name}")
  end

  get "/list" do
    name = params[:name]
    halt 400 unless Names.other?([], name)
    system("ls #{name}") # want RBN201
  end
end
