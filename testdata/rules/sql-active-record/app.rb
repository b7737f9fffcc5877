# frozen_string_literal: true

require 'sinatra/base'
require 'sinatra/activerecord'
require_relative 'models/paper'

# Parts of statements that ActiveRecord takes as they are.
class App < Sinatra::Base
  register Sinatra::ActiveRecordExtension

  ORDERS = { 'new' => 'published DESC', 'old' => 'published ASC' }.freeze

  get '/scopes' do
    Paper.named(params[:title])
    Paper.called(params[:title])
    Paper.titled(params[:title])
    ''
  end

  # Records whose files are not there.
  get '/elsewhere' do
    Elsewhere.where("title = '#{params[:title]}'") # want RBN404
    Elsewhere.where('title = ?', params[:title])
    Elsewhere.where(title: params[:title])
    Elsewhere.order(params[:order]) # want RBN404
    Elsewhere.order(:title)
    Elsewhere.find_by("title = '#{params[:title]}'") # want RBN404
    Elsewhere.find_by('title = ?', params[:title])
    Elsewhere.title(params[:title])
    Helping.where("title = '#{params[:title]}'")
    File.join(params[:title])
    ''
  end

  # No record.
  module Helping
    def self.where(text) = text.length
  end

  def options_of(given) = given.reverse_merge(title: 'all')

  get '/where' do
    Paper.where("title = '#{params[:title]}'") # want RBN404
    Paper.where('title = ?', params[:title])
    Paper.where('title = :title', title: params[:title])
    Paper.where(['title = ?', params[:title]])
    words = params[:title].to_s.split.map { |w| "%#{w}%" }
    Paper.where([(['title LIKE ?'] * words.size).join(' AND '), *words])
    Paper.where(['title LIKE ? OR body LIKE ?', *(words * 2).sort])
    Paper.where([*words, 'title = 1']) # want RBN404
    Paper.where(["title = '#{params[:title]}'"]) # want RBN404
    Paper.where(title: params[:title])
    Paper.where(options_of(JSON.parse(request.body.read)))
    Paper.where({ title: params[:title], year: 2024 })
    Paper.where('title LIKE ?', "%#{params[:title]}%")
    Paper.where("title = #{Paper.connection.quote(params[:title])}")
    Paper.where(Paper.sanitize_sql(['title = ?', params[:title]]))
    Paper.where(Paper.sanitize_sql_for_conditions(["title = ? AND #{params[:condition]}", 1])) # want RBN404
    Paper.where(Paper.sanitize_sql(params[:condition])) # want RBN404
    Paper.where("title LIKE '%#{Paper.sanitize_sql_like(params[:title])}%'") # want RBN404
    Paper.where.not("title = '#{params[:title]}'") # want RBN404
    Paper.where.not(title: params[:title])
    Paper.where(year: 2024).where("title = '#{params[:title]}'").first # want RBN404
    Paper.find(params[:id])
    Paper.find_by(title: params[:title])
    Paper.find_by("title = '#{params[:title]}'") # want RBN404
    Paper.find_by('lower(title) = lower(?)', params[:title])
    Paper.find_by!("title = '#{params[:title]}' AND year = ?", 2024) # want RBN404
    Paper.find_by_title(params[:title])
    Paper.exists?(params[:id])
    Paper.exists?(title: params[:title])
    Paper.exists?("title = '#{params[:title]}'") # want RBN404
    Paper.exists?(["title = '#{params[:title]}'"]) # want RBN404
    'found'
  end

  get '/parts' do
    Paper.order("published #{params[:direction]}") # want RBN404
    Paper.order(params[:sort]) # want RBN404
    Paper.order(ORDERS.fetch(params[:sort], 'title'))
    Paper.order(params[:sort].to_sym)
    Paper.order(title: :desc)
    Paper.order(Arel.sql("field(id, #{params[:ids]})")) # want RBN404
    Paper.group(params[:column]) # want RBN404
    Paper.group(:year).having("count(*) > #{params[:n]}") # want RBN404
    Paper.group(:year).having('count(*) > ?', params[:n])
    Paper.joins("INNER JOIN #{params[:table]} ON true") # want RBN404
    Paper.joins(:authors).select("papers.*, #{params[:column]}") # want RBN404
    Paper.pluck(:title)
    Paper.pluck(Arel.sql(params[:column])) # want RBN404
    Paper.from("(#{params[:query]}) AS papers") # want RBN404
    Paper.lock(params[:lock]).first # want RBN404
    Paper.calculate(:sum, params[:column]) # want RBN404
    Paper.sum(:pages)
    Paper.maximum(params[:column]) # want RBN404
    Paper.limit(params[:n]).offset(params[:from])
    'found'
  end

  post '/change' do
    Paper.where(id: params[:id]).update_all("title = '#{params[:title]}'") # want RBN404
    Paper.where(id: params[:id]).update_all(title: params[:title])
    Paper.where(id: params[:id]).update_all(['title = ?', params[:title]])
    Paper.delete_by("title = '#{params[:title]}'") # want RBN404
    Paper.delete_by(title: params[:title])
    'changed'
  end

  get '/statement' do
    Paper.find_by_sql("SELECT * FROM papers WHERE title = '#{params[:title]}'") # want RBN404
    Paper.find_by_sql(['SELECT * FROM papers WHERE title = ?', params[:title]])
    ActiveRecord::Base.connection.execute("DELETE FROM papers WHERE id = #{params[:id]}") # want RBN404
    ActiveRecord::Base.connection.execute("DELETE FROM papers WHERE id = #{params[:id].to_i}")
    Paper.connection.select_all("SELECT * FROM papers WHERE id = #{params[:id]}") # want RBN404
    Paper.connection.exec_query('SELECT * FROM papers WHERE id = ?', 'find', [params[:id]])
    connection = ActiveRecord::Base.connection
    connection.select_value("SELECT title FROM #{connection.quote_table_name(params[:table])}")
    connection.select_value("SELECT title FROM #{params[:table]}") # want RBN404
    'found'
  end

  get '/model' do
    Paper.search(params[:q])
    Paper.titled(params[:title])
    Paper.recent.titled_like(params[:title])
    Paper.find(params[:id]).siblings(params[:sort])
    'found'
  end

  # Relations whose class is not known here.
  get '/relations' do
    current_user.papers.where("title = '#{params[:title]}'") # want RBN404
    current_user.papers.where(title: params[:title])
    current_user.papers.where("shelf = #{current_user.shelves.named(params[:shelf]).number}")
    current_user.papers.order("title #{params[:direction]}") # want RBN404
    current_user.papers.order(params[:sort])
    current_user.papers.find_by_sql(params[:query]) # want RBN404
    settings.restaurant.order(params[:dish])
    settings.shelf.group(params[:books])
    'found'
  end
end
