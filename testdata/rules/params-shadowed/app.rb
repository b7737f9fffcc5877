# frozen_string_literal: true

require 'sinatra/base'
require_relative 'job'

class App < Sinatra::Base
  get '/parameter' do
    render_page({ title: 'Home' })
  end

  def render_page(params)
    `figlet #{params[:title]}`
  end

  get '/local' do
    params = { title: 'Home' }
    `figlet #{params[:title]}`
  end

  get '/block-parameter' do
    [{ title: 'Home' }, { title: 'Help' }].each do |params|
      `figlet #{params[:title]}`
    end
  end

  get '/job' do
    Job.new(title: 'Home').run
  end

  get '/real' do
    `figlet #{params[:title]}` # want RBN201
  end

  get '/real-through-parameter' do
    banner(params)
  end

  def banner(params)
    `figlet #{params[:title]}` # want RBN201 from=35
  end
end
