# frozen_string_literal: true

require 'sinatra'

TITLE = 'papers'

def title
  params[:title] || TITLE
end

def print_title
  `figlet #{params[:title]}` # want RBN201 from=12
end

get '/title' do
  print_title
  `figlet -f small #{title}` # want RBN201 from=8
end

get '/constant' do
  `figlet #{TITLE}`
end

`figlet #{params[:title]}` if defined?(params) # want RBN201 from=24
