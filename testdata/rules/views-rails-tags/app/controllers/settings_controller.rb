# frozen_string_literal: true

class SettingsController < ActionController::Base
  def edit
    @name = params[:name]
    @kind = params[:kind]
  end
end
