# frozen_string_literal: true

require 'sinatra/base'
require 'json'

class Invoice < Storage::Record
end

class Report < Documents::Sheet
end

# Models that stand in another part of the program: what is asked of them says what they are.
class App < Sinatra::Base
  get '/users' do
    User.where("name = '#{params[:name]}'").to_a # want RBN404
    User.where('name = ?', params[:name]).to_a
    User.where(name: params[:name]).order(params[:by]).to_a # want RBN404
    User.order(params[:by]).pluck(:name) # want RBN404
    User.order(created_at: :desc).pluck(:name)
    User.joins("LEFT JOIN #{params[:table]} ON true").to_a # want RBN404
    User.find(params[:id]).name
    system("show #{User.find(params[:id]).name}")
    Tag.where("name LIKE '#{params[:tag]}%'").first # want RBN404
    Tag.where('name LIKE ?', "#{params[:tag]}%").first
    'listed'
  end

  post '/users' do
    User.create(params[:user]) # want RBN703
    User.create(name: params[:name])
    user = User.find(params[:id])
    user.update(params[:user]) # want RBN703
    user.update(name: params[:name])
    user.update(params[:user].slice(:name))
    'changed'
  end

  # A superclass that nothing defines.
  get '/invoices' do
    Invoice.where("number = #{params[:number]}").first # want RBN404
    Invoice.find_by(number: params[:number])
    Invoice.new(params[:invoice]) # want RBN703
    Report.where
    Report.new(params[:report])
    'invoices'
  end

  # What is saved is a record.
  post '/posts' do
    post = Post.new(params[:post]) # want RBN703
    post.save!
    @comment = Comment.new(params[:comment]) # want RBN703
    @comment.save
    'posted'
  end

  # Nothing says that these are records.
  post '/others' do
    Search.new(params)
    Audit.create(params) # want RBN703
    Client.update(params)
    Mail.new(params[:mail]).deliver
    Ledger.order
    Ledger.order.then { |list| Ledger.new(params) + list }
    'done'
  end

  get '/invoices/:id/lines' do
    Invoice.find(params[:id]).lines.create(params[:line]) # want RBN703
    Invoice.find(params[:id]).lines.create(text: params[:text])
    Invoice.find(params[:id]).build_owner(params[:owner]) # want RBN703
    Invoice.find(params[:id]).build_owner(name: params[:name])
    Invoice.where(id: params[:id].to_i).update_all(params[:invoice]) # want RBN703
    Invoice.where(id: params[:id].to_i).update_all(paid: true)
    Invoice.where(id: params[:id].to_i).update_all("state = '#{params[:state]}'") # want RBN404
    Invoice.where(id: params[:id].to_i).update_all(['state = ?', params[:state]])
    'lines'
  end
end
