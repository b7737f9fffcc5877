# frozen_string_literal: true

class PapersController < ActionController::Base
  def show
    redirect_to Routes.title_path(Paper.find(params[:id]), params[:anchor])
    File.read(Routes.title_path(params[:paper], 'top'))
    File.read(Routes.raw_path(params[:paper])) # want RBN301
    File.read(Routes.copy_path(params[:paper])) # want RBN301
    redirect_to Routes.copy_path(params[:paper]) # want RBN602
  end
end
