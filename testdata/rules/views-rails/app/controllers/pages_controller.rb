class ApplicationController < ActionController::Base
end

class PagesController < ApplicationController
  before_action :load_theme

  def show
    @name = params[:name]
    @title = "A title"
  end

  # Its @name is another one.
  def index
    @name = "all"
    @query = params[:q]
    respond_to do |format|
      format.html { @order = params[:order] }
    end
  end

  def preview
    @text = params[:text]
    render :draft
  end

  private

  def load_theme
    @theme = params[:theme]
  end
end
