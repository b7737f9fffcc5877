# frozen_string_literal: true

# Filters that modules declare in the classes that they are mixed into.
module NameChecked
  extend ActiveSupport::Concern

  included do
    before_action :check_name, only: %i[show preview]
  end

  def check_name
    head :not_found unless params[:name].to_s.match?(/\A[\w-]+\z/)
  end
end

module AgeChecked
  def self.included(base)
    base.before_action :check_age
  end

  def check_age
    head :not_found unless params[:age].to_s.match?(/\A\d+\z/)
  end
end

class ReportsController < ActionController::Base
  include NameChecked
  include AgeChecked
  before_action -> { head :bad_request unless params[:page].to_s.match?(/\A\d+\z/) }, only: :index
  before_action :load_paper

  def index
    `report #{params[:page]} #{params[:age]}`
    `report #{params[:name]}` # want RBN201
  end

  def show
    `report #{params[:name]} #{params[:age]} #{@paper}`
    `report #{params[:page]}` # want RBN201
    `report #{@other}` # want RBN201
  end

  private

  def load_paper
    @paper = params[:paper].presence_in(%w[a4 letter]) || 'a4'
    @other = params[:other].presence_in(params[:others])
  end
end

class PlainController < ActionController::Base
  def show
    `report #{params[:name]}` # want RBN201
    `report #{params[:age]}` # want RBN201
  end
end
