# frozen_string_literal: true

require 'sinatra/base'

# An extension whose method declares routes by the block that it is given.
module Tools
  def tool(path, &block)
    get("/tool#{path}", &block)
  end

  def paged(path, &)
    get(path, mustermann_opts: { capture: { page: :digit } }, &)
  end
end

class Forwarding < Sinatra::Base
  def self.simple(path, &block)
    get(path, &block)
  end

  def self.kept(_path, &block)
    @kept = block
  end
end

class Forwarded < Forwarding
  register Tools

  simple '/simple/:name' do
    system("p #{params[:q]}") # want RBN201
    File.read("papers/#{params[:name]}")
    File.read("papers/#{params[:other]}") # want RBN301
  end

  tool '/list' do
    system("p #{params[:q]}") # want RBN201
    "<p>#{params[:q]}</p>" # want RBN701
  end

  tool '/plain' do
    content_type :text
    "<p>#{params[:q]}</p>"
  end

  paged '/papers/:page' do
    system("p #{params[:page]}")
    system("p #{params[:q]}") # want RBN201
  end

  # Nothing is known of what calls this.
  kept '/kept' do
    system("p #{params}")
  end
end
