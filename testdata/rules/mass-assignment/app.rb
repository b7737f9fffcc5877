# frozen_string_literal: true

require 'json'
require 'sinatra/base'
require 'sinatra/activerecord'
require 'sequel'
require 'mongoid'
require_relative 'models/records'

# Records that are made of what the request says.
class App < Sinatra::Base
  FIELDS = %i[name email].freeze

  post '/users' do
    User.new(params) # want RBN703
    User.new(params[:user]).save # want RBN703
    User.create(params['user']) # want RBN703
    User.create!(JSON.parse(request.body.read)) # want RBN703
    User.create(params[:user].merge(role: 'reader')) # want RBN703
    User.create(params[:user].to_h.permit!) # want RBN703
    User.create(params[:user].reject { |_, value| value.empty? }) # want RBN703
    User.create(params[:user].slice(:name))
    User.create(params[:user].except(:admin)) # want RBN703
    User.create({ params[:key] => 'x' }) # want RBN703
    User.create(params[:key] => 'x') # want RBN703
    User.create('name' => params[:name], 'email' => 'x')
    User.create(params.each_with_object({}) { |(key, value), all| all[key] = value }) # want RBN703
    User.insert_all!([params[:user]]) # want RBN703
    Elsewhere.create(params[:user]) # want RBN703
    Elsewhere.create(name: params[:name])
    Elsewhere.create(params[:user].slice(:name))
    Elsewhere.new(params[:user])
    Dir::Tmpname.create(params[:id]) {}
    Stock::Elsewhere.create(params[:user]) # want RBN703
    User.insert_all!([{ name: params[:name] }])
    Sequel.connect('x')[:users].insert(params[:user].to_h) # want RBN703
    Sequel.connect('x')[:users].insert(name: params[:name])
    Task.create(params[:task]) # want RBN703
    Task.new(params[:task]) # want RBN703
    Note.create!(params[:note]) # want RBN703
    Build.create(params[:build]) # want RBN703
    User.register(params[:user])
    'made'
  end

  post '/gathered' do
    attributes = {}
    params.each { |key, value| attributes[key] = value }
    User.create(attributes) # want RBN703
    User.create(**params.to_h.transform_keys(&:to_sym)) # want RBN703
    some = {}
    FIELDS.each { |key| some[key] = params[key] }
    User.create(some)
    User.create(**some)
    User.create(name: params[:name], **some)
    'made'
  end

  put '/users/:id' do
    user = User.find(params[:id])
    user.update(params[:user]) # want RBN703
    user.update!(params[:user].symbolize_keys) # want RBN703
    user.attributes = params[:user] # want RBN703
    user.assign_attributes(params[:user]) # want RBN703
    current.update_attributes(params[:user]) # want RBN703
    task = Task[params[:id]]
    task.update(params[:task]) # want RBN703
    task.set(params[:task]) # want RBN703
    Note.find(params[:id]).update(params[:note]) # want RBN703
    'changed'
  end

  put '/users/:id/field' do
    user = User.find(params[:id])
    user.update_attribute(params[:field], params[:value]) # want RBN703
    user.update_attribute(:name, params[:value])
    user.update_column(params[:field], 1) # want RBN703
    user[params[:field]] = params[:value] # want RBN703
    user[:name] = params[:value]
    params[:user].each { |key, value| user[key] = value } # want RBN703
    FIELDS.each { |key| user[key] = params[key] }
    User.create([params[:user], { name: 'x' }]) # want RBN703
    User.create([{ name: params[:name] }])
    User.create(params[:user].assert_valid_keys(:name))
    halt 400 unless params[:user].keys.all? { |key| %w[name email].include?(key) }
    user.update(params[:user]) # FP_RBN703
    'changed'
  end

  post '/found' do
    User.find_or_create_by!(name: params[:name]).update!(params.permit![:user]) # want RBN703
    User.find_or_create_by!(name: params[:name]).update!(params.permit(:name))
    @user = User.find_or_create_by!(name: params[:name])
    @user.update_columns(params[:user]) # want RBN703
    @user.update_columns(email: params[:email])
    'changed'
  end

  post '/clean' do
    User.new(name: params[:name], email: params[:email])
    User.create(name: params[:user][:name])
    User.create({ name: params[:name] })
    User.create(params.slice(:name, :email))
    User.create(params[:user].slice(*FIELDS))
    User.create(params.permit(:name))
    User.create(params.require(:user).permit(:name, :email))
    Task.create(name: params[:name])
    Task.new { |task| task.name = params[:name] }
    Build.create(commit: params[:commit])
    user = User.find(params[:id])
    user.update(name: params[:name])
    user.name = params[:name]
    user.update(params[:user].slice(:name))
    task = Task[params[:id]]
    task.set_fields(params[:task], FIELDS)
    task.update_fields(params[:task], %i[name])
    digest.update(params[:text])
    Search.new(params)
    Search.new(params).update(params)
    settings.cache.set(params)
    'made'
  end
end
