# frozen_string_literal: true

require 'sinatra/base'

class Pipes < Sinatra::Base
  post '/pipe' do
    r, w = IO.pipe
    w.write(params[:x])
    w.close
    system("p #{r.read}") # want RBN201
    r2, w2 = IO.pipe
    w2.puts('x')
    system("p #{r2.gets}")
    IO.pipe do |rd, wr|
      wr << params[:x]
      system("p #{rd.read}") # want RBN201
    end
  end
end
