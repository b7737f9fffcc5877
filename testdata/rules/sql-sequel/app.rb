# frozen_string_literal: true

require 'sinatra/base'
require 'sequel'
require_relative 'paper'

DB = Sequel.connect(ENV['PAPERS_URL'])

# Statements by way of Sequel.
class App < Sinatra::Base
  SORTABLE = %w[title year].freeze

  get '/text' do
    DB["SELECT * FROM papers WHERE title = '#{params[:title]}'"].all # want RBN404
    DB['SELECT * FROM papers WHERE title = ?', params[:title]].all
    DB['SELECT * FROM papers WHERE title = :title', title: params[:title]].all
    DB.fetch("SELECT * FROM papers WHERE title = '#{params[:title]}'") { |row| log(row) } # want RBN404
    DB.fetch('SELECT * FROM papers WHERE title = ?', params[:title])
    DB.run("DELETE FROM papers WHERE id = #{params[:id]}") # want RBN404
    DB.run("DELETE FROM papers WHERE id = #{DB.literal(params[:id])}")
    DB << "DELETE FROM papers WHERE id = #{params[:id]}" # want RBN404
    DB.execute("SELECT #{params[:columns]} FROM papers") # want RBN404
    DB[params[:statement]].all # want RBN404
    DB[params[:table].to_sym].count
    'found'
  end

  get '/conditions' do
    papers = DB[:papers]
    papers.where(title: params[:title]).all
    papers.where(Sequel.lit("title = '#{params[:title]}'")).all # want RBN404
    papers.where(Sequel.lit('title = ?', params[:title])).all
    papers.where("title = '#{params[:title]}'").all # want RBN404
    papers.filter("year = #{params[:year]}").first # want RBN404
    papers.where { year > params[:year] }.all
    papers.where(Sequel.like(:title, "%#{params[:title]}%")).all
    papers.where(year: 2020).exclude("title = '#{params[:title]}'").all # want RBN404
    papers.where("title = '#{params[:title]}'".lit).all # want RBN404
    papers.where(year: params[:year].to_i).limit(params[:n].to_i).all
    papers.insert(title: params[:title])
    papers.where(id: params[:id]).update(title: params[:title])
    papers[title: params[:title]]
    'found'
  end

  get '/order' do
    papers = DB[:papers]
    papers.order(params[:sort].to_sym).all
    papers.order(Sequel.desc(params[:sort].to_sym)).all
    papers.order(Sequel.lit(params[:sort])).all # want RBN404
    sort = SORTABLE.include?(params[:sort]) ? params[:sort] : 'title'
    papers.order(Sequel.lit(sort)).all
    papers.select(Sequel.function(params[:aggregate], :year)).all # want RBN404
    papers.select(Sequel.cast(:year, params[:type])).all # want RBN404
    papers.with_sql("SELECT * FROM papers ORDER BY #{params[:sort]}").all # want RBN404
    'found'
  end

  get '/model' do
    Paper.where(title: params[:title]).first
    Paper.first(title: params[:title])
    Paper[params[:id]]
    Paper.where("title = '#{params[:title]}'").first # want RBN404
    Paper.with_sql("SELECT * FROM papers WHERE id = #{params[:id]}").first # want RBN404
    Paper.titled(params[:title])
    Paper.about(params[:topic])
    system("print #{Paper.titled(params[:title]).title}")
    'found'
  end

  def log(row)
    system("print #{row[:id]}")
  end
end
