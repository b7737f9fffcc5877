# frozen_string_literal: true

require 'sinatra/base'

class Base < Sinatra::Base
  def print_name(name)
    system("p #{name}") # want RBN201 from=21
  end

  def print_title(title)
    system("p --base-title #{title}") # want RBN201 from=25
  end

  def tool
    'p'
  end
end

class App < Base
  get '/name' do
    print_name(params[:name])
  end

  get '/title' do
    print_title(params[:title])
  end

  def print_title(title)
    super
    system("p --title #{title}") # want RBN201 from=25
  end

  get '/tool' do
    system("#{tool} --version")
  end

  def tool
    'q'
  end
end
